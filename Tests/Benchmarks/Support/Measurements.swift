// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs named rows and prints a line of JSON for each: what every benchmark program here does in the same way.
///
///     PROGRAM WORKLOAD_DIR [--seconds S] [--only NAME]... [--passes N] [--list]
///
/// `--passes` runs exactly so many passes, untimed, and prints how many decisions that makes, so that a heap profiler can
/// take the difference of two runs; `--list` prints the names of the rows that it can run so.
package struct Measurements {
    package let workload: Workload
    package let seconds: Double
    private let only: [String]
    private let passes: Int?
    private let isListing: Bool

    /// Reads the arguments and the workload, or ends the program with what is wrong.
    package init(arguments: [String] = CommandLine.arguments) {
        let program = arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "benchmark"
        let usage = "usage: \(program) WORKLOAD_DIR [--seconds S] [--only NAME]... [--passes N] [--list]"
        var rest = Array(arguments.dropFirst())
        guard !rest.isEmpty else { fail(usage, status: 2) }
        let folder = rest.removeFirst()
        var seconds = 0.5
        var only: [String] = []
        var passes: Int?
        var isListing = false
        while !rest.isEmpty {
            let option = rest.removeFirst()
            if option == "--list" {
                isListing = true
                continue
            }
            guard let value = rest.first else { fail(usage, status: 2) }
            rest.removeFirst()
            switch (option, Double(value), Int(value)) {
            case ("--seconds", let number?, _) where number > 0: seconds = number
            case ("--passes", _, let number?) where number > 0: passes = number
            case ("--only", _, _): only.append(value)
            default: fail("\(option) \(value)?\n\(usage)", status: 2)
            }
        }
        (self.seconds, self.only, self.passes, self.isListing) = (seconds, only, passes, isListing)
        workload = Workload.read(from: folder)
    }

    /// Whether rows that are timed by themselves, all named with this beginning, are asked for.
    package func wants(_ beginning: String) -> Bool {
        passes == nil && !isListing && (only.isEmpty || only.contains { $0.hasPrefix(beginning) })
    }

    /// Whether a row is asked for by its name.
    package func isNamed(_ name: String) -> Bool { only.contains(name) }

    /// Runs a pass until the time is up, and reports what a decision took.
    ///
    /// - Parameters:
    ///   - name: the row's name.
    ///   - size: the row's size; nil means the workload's.
    ///   - floor: the row of the floor that does the same work, to whose time this one is set in proportion.
    ///   - count: how many decisions a pass makes.
    ///   - want: what a pass must return; another answer ends the program before anything is timed.
    ///   - pass: makes the decisions, and returns a sum over the answers, so that none can be left out.
    package func measure(
        _ name: String,
        size: String? = nil,
        beside floor: String? = nil,
        _ count: Int,
        want: Int? = nil,
        _ pass: () -> Int
    ) {
        guard only.isEmpty || only.contains(name) else { return }
        if isListing {
            print(name)
            return
        }
        if let passes {
            for _ in 0..<passes { _ = pass() }
            print("{\"name\": \"\(name)\", \"n\": \(passes * count)}")
            return
        }
        let got = pass()
        if let want, got != want { fail("\(name): the answers add up to \(got), not \(want)") }
        var done = 0
        var spent = 0.0
        let start = ProcessorTime.thread.nanoseconds
        while spent < seconds * 1e9 {
            _ = pass()
            done += count
            spent = ProcessorTime.thread.nanoseconds - start
        }
        report(name, size: size, beside: floor, spent / Double(done), done)
    }

    /// Prints one line; names hold nothing that JSON would escape.
    package func report(
        _ name: String,
        size: String? = nil,
        beside floor: String? = nil,
        _ nanoseconds: Double,
        _ count: Int
    ) {
        let floor = floor.map { ", \"floor\": \"\($0)\"" } ?? ""
        print(
            "{\"name\": \"\(name)\", \"size\": \"\(size ?? workload.size)\", \"ns\": \(nanoseconds), \"n\": \(count)\(floor)}"
        )
    }
}

/// Processor time: a busy machine doesn't lengthen it as it does the wall clock.
package enum ProcessorTime {
    /// Of this thread.
    case thread
    /// Of all threads of the process.
    case process

    /// What was used so far.
    package var nanoseconds: Double {
        var time = timespec()
        switch self {
        case .thread: unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        case .process: unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        }
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}

/// Ends the program with a message.
package func fail(_ message: String, status: Int32 = 1) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
}
