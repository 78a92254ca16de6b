// SPDX-License-Identifier: Apache-2.0

// Asks the engine and the reference model the same random questions, on all cores, and ends at the first disagreement
// with the smallest case that shows it.
//
//     DecisionAgreement [CASES] [--seed N] [--threads N] [--go-on]
//
// With --go-on it doesn't end there, and tells the first disagreement of each kind.
// Exit status: 0 where all agree, 1 where they don't, 2 where it couldn't run.

import DecisionModel
import Foundation

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

guard let options = try? Options(Array(CommandLine.arguments.dropFirst())) else {
    say(Options.usage)
    exit(2)
}
let progress = Progress(cases: options.cases, goingOn: options.isGoingOn)
let run = AgreementRun(seed: options.seed)
do {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<options.threads {
            group.addTask {
                while let (batch, count) = progress.next() {
                    progress.add(try run.run(batch: batch, count: count))
                }
            }
        }
        try await group.waitForAll()
    }
    let found = progress.total.disagreements.sorted { $0.key < $1.key }.map(\.value)
    for disagreement in options.isGoingOn ? found : Array(found.prefix(1)) {
        print("disagreement, as small as it gets (seed \(options.seed)):\n\(try run.agreement.shrink(disagreement))")
    }
    if !found.isEmpty { exit(1) }
} catch {
    say("can't run: \(error)")
    exit(2)
}

let total = progress.total
let counts = (ReferenceModel.order + ReferenceModel.permits).map { (code: $0, count: total.codes[$0] ?? 0) }
let rarest = counts.sorted { $0.count < $1.count }.prefix(8).map { "\($0.code) \($0.count)" }
print("rarest answers: \(rarest.joined(separator: ", "))")
let share = Double(total.permits * 1000 / max(1, total.cases)) / 10
print(
    "agreement: \(total.cases) cases of \((total.cases + AgreementRun.batchSize - 1) / AgreementRun.batchSize) registers "
        + "with \(total.activities) activities, \(share) % permits, seed \(options.seed), \(options.threads) threads, "
        + "\(progress.seconds) s: all agree")
