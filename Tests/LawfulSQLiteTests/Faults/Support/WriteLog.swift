// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Testing

/// What a process did to files, call by call, as `Strace.recording(to:)` wrote it down.
struct WriteLog {
    /// A call that succeeded, in the order in which they ended.
    enum Event {
        case created(String)
        case emptied(String)
        case wrote(String, offset: Int, [UInt8])
        /// At the end of what was written before.
        case appended(String, [UInt8])
        case cut(String, length: Int)
        case linked(String, as: String)
        case unlinked(String)
        case renamed(String, to: String)
        /// What is changed after the synchronisation began isn't part of it: how many events there were then.
        case synchronised(String, began: Int)
        /// A line on the standard output.
        case said(String)
    }

    private(set) var events: [Event] = []

    init(contentsOf file: String) throws {
        var unfinished: [ArraySlice<UInt8>: (text: [UInt8], began: Int)] = [:]
        for line in try [UInt8](Data(contentsOf: URL(filePath: file))).split(separator: UInt8(ascii: "\n")) {
            let process = line.prefix { $0 != UInt8(ascii: " ") }
            let text = line.dropFirst(process.count).drop { $0 == UInt8(ascii: " ") }
            if text.hasEnd("<unfinished ...>") {
                unfinished[process] = (Array(text.dropLast("<unfinished ...>".utf8.count)), events.count)
            } else if text.starts(with: "<... ".utf8) {
                guard let begun = unfinished.removeValue(forKey: process),
                    let end = text.firstIndex(of: UInt8(ascii: ">"))
                else { continue }
                try add((begun.text + text[(end + 1)...])[...], began: begun.began)
            } else {
                try add(text, began: events.count)
            }
        }
    }

    private mutating func add(_ text: ArraySlice<UInt8>, began: Int) throws {
        guard let call = Call(text), call.result >= 0 else { return }
        switch call.name {
        case "open", "openat":
            guard let path = call.strings.first.map(Call.text), call.has("O_CREAT") || call.has("O_TRUNC") else {
                return
            }
            if call.has("O_CREAT") { events.append(.created(path)) }
            if call.has("O_TRUNC") { events.append(.emptied(path)) }
        case "pwrite64":
            let offset = try #require(call.numbers.last)
            events.append(.wrote(call.path, offset: offset, Array(call.bytes.prefix(call.result))))
        case "write":
            if call.descriptor == 1 {
                events += Call.text(call.bytes).split(separator: "\n").map { .said(String($0)) }
            } else {
                events.append(.appended(call.path, Array(call.bytes.prefix(call.result))))
            }
        case "ftruncate": events.append(.cut(call.path, length: try #require(call.numbers.last)))
        case "link", "linkat":
            try #require(call.strings.count == 2)
            events.append(.linked(Call.text(call.strings[0]), as: Call.text(call.strings[1])))
        case "unlink", "unlinkat": events.append(.unlinked(Call.text(call.bytes)))
        case "rename", "renameat", "renameat2":
            try #require(call.strings.count == 2)
            events.append(.renamed(Call.text(call.strings[0]), to: Call.text(call.strings[1])))
        case "fsync", "fdatasync": events.append(.synchronised(call.path, began: began))
        default: Issue.record("a call that isn't understood: \(call.name)")
        }
    }
}

/// A line of the log: `pwrite64(7<\x2f…>, "\x00…", 4096, 32) = 4096`. All text in it is in hexadecimal.
private struct Call {
    let name: String
    let descriptor: Int
    let path: String
    let strings: [[UInt8]]
    let numbers: [Int]
    let result: Int
    private let rest: String

    var bytes: [UInt8] { strings.first ?? [] }

    init?(_ line: ArraySlice<UInt8>) {
        guard let open = line.firstIndex(of: UInt8(ascii: "(")), let close = line.lastIndex(of: UInt8(ascii: ")")),
            let equals = line[close...].firstIndex(of: UInt8(ascii: "="))
        else { return nil }
        name = Self.text(line[..<open])
        result =
            Int(Self.text(line[(equals + 1)...].drop { $0 == 32 }.prefix { $0 == 45 || (48...57).contains($0) })) ?? -1
        var (strings, paths, rest): ([[UInt8]], [String], [UInt8]) = ([], [], [])
        var place = open + 1
        while place < close {
            let end: UInt8? =
                line[place] == UInt8(ascii: "\"")
                ? UInt8(ascii: "\"") : line[place] == UInt8(ascii: "<") ? UInt8(ascii: ">") : nil
            guard let end, let last = line[(place + 1)..<close].firstIndex(of: end) else {
                rest.append(line[place])
                place += 1
                continue
            }
            let bytes = Self.bytes(line[(place + 1)..<last])
            if end == UInt8(ascii: "\"") { strings.append(bytes) } else { paths.append(Self.text(bytes)) }
            place = last + 1
        }
        let text = Self.text(rest)
        let words = text.split { $0 == "," || $0 == " " }
        (self.strings, self.rest, path) = (strings, text, paths.first ?? "")
        descriptor = words.first.flatMap { Int($0) } ?? -1
        numbers = words.dropFirst().compactMap { Int($0) }
    }

    func has(_ flag: String) -> Bool { rest.contains(flag) }

    static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    /// The bytes of `\x2f\x61`.
    private static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte &- 48 : byte &- 87 }
        var (bytes, place) = ([UInt8](), text.startIndex)
        bytes.reserveCapacity(text.count / 4)
        while place + 3 < text.endIndex {
            bytes.append(digit(text[place + 2]) << 4 | digit(text[place + 3]))
            place += 4
        }
        return bytes
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasEnd(_ end: String) -> Bool { suffix(end.utf8.count).elementsEqual(end.utf8) }
}
#endif
