// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport

/// The floor under a decision in Swift: table look-ups, a bit test and one read of state under a lock, with nothing
/// around them. No library can answer the same question faster; ours is measured in multiples of it.
@main
struct Floor {
    static func main() async {
        let run = Measurements()
        let setup = Setup(run.workload)
        measureCore(run, setup)
        measureFull(run, setup)
        await measureParts(run, setup)
        measureThreads(run, setup)
        measureGrowth(run)
    }

    private static func measureCore(_ run: Measurements, _ setup: Setup) {
        let (tables, store, states) = (setup.tables, setup.store, setup.states)
        let (ints, strings) = (setup.ints, setup.strings)
        run.measure("int core, no lock", ints.count, want: setup.wantCore) {
            var k = 0
            for i in ints.indices where coreIntNoLock(tables, states, ints[i]) { k += 1 }
            return k
        }
        run.measure("int core", ints.count, want: setup.wantCore) {
            var k = 0
            for i in ints.indices where coreInt(tables, store, ints[i]) { k += 1 }
            return k
        }
        run.measure("string core", strings.count, want: setup.wantCore) {
            var k = 0
            for i in strings.indices where coreString(tables, store, strings[i]) { k += 1 }
            return k
        }
    }

    private static func measureFull(_ run: Measurements, _ setup: Setup) {
        let (tables, store, storeBit) = (setup.tables, setup.store, setup.storeBit)
        let (ints, strings, ids) = (setup.ints, setup.strings, setup.ids)
        // A request by number holds its categories as one word.
        if run.workload.categories.count <= 64 {
            run.measure("int full", ints.count, want: setup.wantFull) {
                var k = 0
                for i in ints.indices { k += fullInt(tables, store, ints[i], storeBit: storeBit).sum }
                return k
            }
            run.measure("typed full, subject by String", ints.count, want: setup.wantFull) {
                var k = 0
                for i in ints.indices {
                    k += fullTyped(tables, store, ints[i], subject: strings[i].subject, storeBit: storeBit).sum
                }
                return k
            }
            run.measure("typed full, subject by 128-bit id", ints.count, want: setup.wantFull) {
                var k = 0
                for i in ints.indices {
                    k += fullTyped(tables, store, ints[i], subject: ids[i], storeBit: storeBit).sum
                }
                return k
            }
        }
        run.measure("string full", strings.count, want: setup.wantFull) {
            var k = 0
            for i in strings.indices { k += fullString(tables, store, strings[i], storeBit: storeBit).sum }
            return k
        }
        run.measure("string full, reasons as [String]", strings.count, want: setup.wantFull) {
            var k = 0
            for i in strings.indices {
                let d = fullStringWordy(tables, store, strings[i], storeBit: storeBit)
                k += d.permitted ? 1 : d.reasons.count
            }
            return k
        }
    }
}
