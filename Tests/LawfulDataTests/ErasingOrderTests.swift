// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import Testing

@Suite("The order in which tables are erased")
struct ErasingOrderTests {
    private func set(_ table: String, through ways: [String], erasing: DataSet.Erasing = .row) -> DataSet {
        var way: SubjectLink.Way?
        for other in ways { way = way?.through(other, on: "ref") ?? SubjectLink.through(other, on: "ref") }
        return DataSet(table, of: way?.at("person") ?? "person", for: "a", erasing: erasing) { Field("text", "text") }
    }

    private func order(_ sets: DataSet...) -> [String] {
        DataMap(InMemoryStore(), parts: sets.map(DataMapPart.dataSet)).entriesForErasing.map(\.set.table)
    }

    @Test("whatever leads through a table goes before it, over all steps")
    func chain() {
        let (a, b, c) = (set("a", through: []), set("b", through: ["a"]), set("c", through: ["b", "a"]))
        #expect(order(a, b, c) == ["c", "b", "a"])
        #expect(order(c, b, a) == ["c", "b", "a"])
        #expect(order(set("x", through: []), a, set("y", through: [])) == ["x", "a", "y"], "else as described")
        // The table between is described by nobody.
        #expect(order(a, set("d", through: ["between", "a"])) == ["d", "a"])
    }

    @Test("a table whose link outlives its erasing is free")
    func fields() {
        let kept = set("a", through: [], erasing: .fields)
        #expect(order(kept, set("b", through: ["a"])) == ["a", "b"])
    }

    @Test("a circle is left as described")
    func circle() {
        #expect(order(set("a", through: ["b"]), set("b", through: ["a"])) == ["a", "b"])
    }
}
