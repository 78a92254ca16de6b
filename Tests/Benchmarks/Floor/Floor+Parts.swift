// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import Foundation
import Synchronization

// What the parts cost by themselves, and what two threads cost together.
extension Floor {
    static func measureParts(_ run: Measurements, _ setup: Setup) async {
        let (tables, strings) = (setup.tables, setup.strings)
        let tiny = Mutex(0)
        run.measure("part: Mutex lock and unlock", size: "-", 4096) {
            for _ in 0..<4096 { tiny.withLock { $0 &+= 1 } }
            return 0
        }
        run.measure("part: one Dictionary<String, Int> look-up", size: "-", strings.count) {
            var k = 0
            for i in strings.indices { k &+= tables.purposeNumber[strings[i].purpose] ?? 0 }
            return k
        }
        run.measure("part: Date() now", size: "-", 4096) {
            var k = 0.0
            for _ in 0..<4096 { k += Date().timeIntervalSince1970 }
            return Int(k / 1e9)
        }
        run.measure("part: ContinuousClock.now", size: "-", 4096) {
            let clock = ContinuousClock()
            let start = clock.now
            var k = 0
            for _ in 0..<4096 where clock.now > start { k += 1 }
            return k
        }
        if run.wants("part: actor") { await measureActor(run, setup) }
    }

    private static func measureActor(_ run: Measurements, _ setup: Setup) async {
        let actor = StateActor(setup.states)
        let ints = setup.ints
        let rounds = 40
        let spent = await Task.detached { () -> Double in
            let start = ProcessorTime.process.nanoseconds
            var k = 0
            for _ in 0..<rounds {
                for i in ints.indices where await actor.bits(ints[i].subject, ints[i].purpose).consent { k += 1 }
            }
            return k >= 0 ? ProcessorTime.process.nanoseconds - start : 0
        }.value
        let count = rounds * ints.count
        run.report("part: actor call for the state", size: "-", spent / Double(count), count)
    }

    /// Two threads deciding at once: under one lock, then under a lock for each of 64 shards of the subjects.
    static func measureThreads(_ run: Measurements, _ setup: Setup) {
        guard run.wants("2 threads") else { return }
        let (tables, store, ints, wantCore) = (setup.tables, setup.store, setup.ints, setup.wantCore)
        let shards = Shards(setup.states)
        func together(_ name: String, _ pick: @escaping @Sendable (Int) -> Store) {
            let rounds = max(1, Int(run.seconds * 400))
            let start = ProcessorTime.process.nanoseconds
            DispatchQueue.concurrentPerform(iterations: 2) { _ in
                var k = 0
                for _ in 0..<rounds {
                    for i in ints.indices where coreInt(tables, pick(ints[i].subject), ints[i]) { k += 1 }
                }
                if k != rounds * wantCore { fail("\(name): wrong answers") }
            }
            let count = 2 * rounds * ints.count
            run.report(name, (ProcessorTime.process.nanoseconds - start) / Double(count), count)
        }
        together("2 threads, int core, one Mutex") { _ in store }
        together("2 threads, int core, 64 sharded Mutexes") { shards.stores[$0 & 63] }
    }
}
