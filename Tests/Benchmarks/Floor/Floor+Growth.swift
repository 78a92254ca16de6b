// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport

// How the floor grows: synthetic tables of other sizes, random requests over all of them.
extension Floor {
    private struct Size {
        var purposes = 50
        var categories = 40
        var subjects = 10_000

        var label: String { "\(purposes)x\(categories), \(subjects) subjects" }
    }

    static func measureGrowth(_ run: Measurements) {
        guard run.wants("grow") else { return }
        for size in [
            Size(), Size(purposes: 500), Size(purposes: 5000), Size(categories: 400), Size(categories: 4000),
            Size(subjects: 100_000), Size(subjects: 1_000_000),
        ] { measureGrowth(run, size) }
    }

    private static func measureGrowth(_ run: Measurements, _ size: Size) {
        var generator = XorShift()
        let words = (size.categories + 63) / 64
        let ids = (0..<size.purposes).map { "purpose.business-use.\($0 + 100_000)" }
        let categories = (0..<size.categories).map { "category.subject-data.\($0 + 100_000)" }
        let tables = Tables(
            rows: (0..<size.purposes).map {
                PurposeRow(
                    basis: Basis(rawValue: UInt8($0 % 4)) ?? .consent, operations: 63, roles: 7, retentionDays: 365)
            },
            covers: (0..<size.purposes * words).map { _ in UInt64(generator.next(1 << 62)) }, words: words,
            purposes: ids, categories: categories)
        var states = SubjectStates(subjects: size.subjects, purposes: size.purposes)
        for i in states.consent.indices { states.consent[i] = UInt64(generator.next(1 << 62)) }
        for i in 0..<size.subjects {
            states.number[Workload.subjectName(i)] = i
            states.numberById[Id128(subject: i)] = i
        }
        let held = Store(states)
        let drawn = (0..<65_536).map { _ in
            (generator.next(size.purposes), generator.next(size.categories), generator.next(size.subjects))
        }
        let ints = drawn.map {
            IntRequest(
                purpose: $0.0, category: $0.1, categories: 0, operation: 1, role: 1, recipient: 0, ageDays: 0,
                subject: $0.2)
        }
        let strings = drawn.map {
            StringRequest(
                purpose: owned(ids[$0.0]), category: owned(categories[$0.1]), subject: Workload.subjectName($0.2))
        }
        run.measure("grow: int core", size: size.label, ints.count) {
            var k = 0
            for i in ints.indices where coreInt(tables, held, ints[i]) { k += 1 }
            return k
        }
        run.measure("grow: typed full, 128-bit id", size: size.label, ints.count) {
            var k = 0
            for i in ints.indices
            where fullTyped(tables, held, ints[i], subject: Id128(subject: drawn[i].2), storeBit: 8).permitted {
                k += 1
            }
            return k
        }
        run.measure("grow: string core", size: size.label, strings.count) {
            var k = 0
            for i in strings.indices where coreString(tables, held, strings[i]) { k += 1 }
            return k
        }
    }
}

/// Marsaglia's xorshift with a fixed seed.
private struct XorShift {
    private var x: UInt64 = 88_172_645_463_325_252

    mutating func next(_ bound: Int) -> Int {
        x ^= x << 13
        x ^= x >> 7
        x ^= x << 17
        return Int(x % UInt64(bound))
    }
}
