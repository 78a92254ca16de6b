// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTime
import Testing

/// Tables whose rows are about several people: what is theirs to see, and what goes with whom.
private struct House {
    let register: Register
    let store = InMemoryStore("main")
    let map: DataMap
    let ledger = InMemoryLedger()
    let names = Names()
    static let now = Archive.now

    init(@DataSetBuilder _ parts: () -> [DataMapPart]) throws {
        register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            CategoryDeclaration("name")
            CategoryDeclaration("payment")
            CategoryDeclaration("message")
            Role("archivist", boundBy: .secrecy, for: nil)
            Activity("shop", covering: ["name", "payment", "message"]) { Contract("sale") }
        }
        map = DataMap(store, parts: parts())
        try map.validate(against: register)
    }

    func add(_ table: String, _ row: [String: String]) {
        store.insert(row.mapValues { .text($0) }, into: table)
    }

    /// The keys of what access shows a person.
    func access(_ person: SubjectID) async throws -> [String] {
        var keys: [String] = []
        for entry in map.entries {
            keys += try await entry.store.records(of: person, in: entry.set, after: nil, limit: 100)
                .flatMap { $0.key.values.map(\.text) }
        }
        return keys
    }

    func path() throws -> GuardedErasure {
        GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger, map: map, role: "archivist",
            newID: { names.next() })
    }

    /// How many rows went, or lost a name, on a person's request.
    func erase(_ person: SubjectID) async throws -> (rows: Int, names: Int) {
        let path = try path()
        var counts = (rows: 0, names: 0)
        for entry in map.entriesForErasing {
            let records = try await entry.store.datedRecords(of: person, in: entry.set)
            let outcome = try await path.erase(records, of: entry, at: Self.now, for: "request")
            #expect(outcome.kept.isEmpty, "\(outcome.kept.map(\.obstacle.codes))")
            if entry.set.isForAccess { counts.names += outcome.erased } else { counts.rows += outcome.erased }
        }
        return counts
    }
}

@Suite("Rows that are about several people")
struct SharedRowsTests {
    /// K9db's shop: sensitive payments are the customer's, and the administrator sees them; preserved ones are the
    /// administrator's, and the customer sees them.
    @Test("a shop's payments: what is the customer's goes, what is the administrator's stays without their name")
    func shop() async throws {
        let house = try House {
            DataSet("people", of: "id", for: "shop") { Field("name", "name") }
            DataSet("sensitive", of: "customer", accessedBy: ["admin"], for: "shop") { Field("card", "payment") }
            DataSet("preserved", of: "admin", accessedBy: ["customer"], for: "shop") { Field("sum", "payment") }
        }
        for person in ["alice", "barb", "chris"] { house.add("people", ["id": person, "name": person]) }
        for (index, customer) in ["barb", "barb", "chris"].enumerated() {
            house.add("sensitive", ["id": "s\(index)", "customer": customer, "admin": "alice", "card": "4111"])
            house.add("preserved", ["id": "p\(index)", "customer": customer, "admin": "alice", "sum": "10"])
        }
        #expect(try await house.access("barb") == ["barb", "s0", "s1", "p0", "p1"])
        #expect(try await house.access("alice") == ["alice", "s0", "s1", "s2", "p0", "p1", "p2"])

        let gone = try await house.erase("barb")
        #expect(gone.rows == 3, "herself and her two sensitive payments")
        #expect(gone.names == 2, "and her name on the preserved ones")
        #expect(try await house.access("barb") == [])
        #expect(try await house.access("alice") == ["alice", "s2", "p0", "p1", "p2"])
        #expect(try await house.access("chris") == ["chris", "s2", "p2"])
        #expect(house.store.count("preserved") == 3)
        let again = try await house.erase("barb")
        #expect(again.rows == 0 && again.names == 0)
    }

    /// K9db's practice: messages are the patient's, and the doctor sees them.
    @Test("a practice's messages: the patient's go for the doctor, too, and the others' stay")
    func practice() async throws {
        let house = try House {
            DataSet("patients", of: "id", for: "shop") { Field("name", "name") }
            DataSet("doctors", of: "id", for: "shop") { Field("name", "name") }
            DataSet("chats", of: "patient", accessedBy: ["doctor"], for: "shop") { Field("topic", "message") }
            DataSet(
                "messages", of: .through("chats", on: "chat").at("patient"),
                accessedBy: [Accessor(.through("chats", on: "chat").at("doctor"))], for: "shop"
            ) { Field("text", "message") }
        }
        for patient in ["pete", "paula"] {
            house.add("patients", ["id": patient, "name": patient])
            house.add("chats", ["id": "c-\(patient)", "patient": patient, "doctor": "dora", "topic": "knee"])
            house.add("messages", ["id": "m-\(patient)", "chat": "c-\(patient)", "text": "it hurts"])
        }
        house.add("doctors", ["id": "dora", "name": "Dora"])
        #expect(Set(try await house.access("dora")) == ["dora", "c-pete", "c-paula", "m-pete", "m-paula"])

        // Innermost first: a message without its chat would lead to nobody.
        #expect(try await house.erase("pete").rows == 3)
        #expect(Set(try await house.access("dora")) == ["dora", "c-paula", "m-paula"])
        #expect(try await house.access("pete") == [])
        #expect(Set(try await house.access("paula")) == ["paula", "c-paula", "m-paula"])
        #expect(house.store.count("messages") == 1, "nothing is left that leads to nobody")
    }

    @Test("what somebody else whom a row is about may still need stays, whoever asks for it to go")
    func others() async throws {
        let house = try House {
            DataSet("messages", of: "sender", accessedBy: ["recipient"], for: "shop") { Field("text", "message") }
        }
        house.add("messages", ["id": "m1", "sender": "anna", "recipient": "bob", "text": "hello"])
        house.add("messages", ["id": "m2", "sender": "anna", "recipient": "carla", "text": "hello"])
        let path = try house.path()
        let (own, seen) = (house.map.entries[0], house.map.entries[1])
        func tell(_ id: String, _ event: LedgerEvent, of person: SubjectID, after seconds: Int64 = 0) async throws {
            let moment = House.now.advanced(bySeconds: seconds)
            _ = try await house.ledger.append(
                EntryDraft(id: EntryID(rawValue: id), event, subject: person, effectiveAt: moment, recordedAt: moment))
        }
        try await tell("hold", .held("claim", because: "a claim"), of: "bob")
        let hers = try await house.store.datedRecords(of: "anna", in: own.set)
        let outcome = try await path.erase(hers, of: own, at: House.now, for: "request")
        #expect(outcome.erased == 1 && outcome.kept.map(\.obstacle) == [.othersProtected])
        #expect(outcome.kept.map(\.record.key) == [RecordKey([.text("m1")])])
        #expect(outcome.kept.flatMap(\.obstacle.codes) == ["others.protected"])
        // The other way round: a hold on the sender's mail keeps the recipient's name on it.
        try await tell("released", .holdReleased("claim"), of: "bob", after: 1)
        try await tell("hers", .held("audit", because: "an audit"), of: "anna", after: 1)
        let his = try await house.store.datedRecords(of: "bob", in: seen.set)
        let later = House.now.advanced(bySeconds: 2)
        let kept = try await path.erase(his, of: seen, at: later, for: "other").kept
        #expect(kept.map(\.obstacle) == [.othersProtected])
        #expect(try await house.access("bob") == ["m1"])
    }

    @Test("a row that was given to somebody else, or made young again, since it was read stays")
    func meanwhile() async throws {
        let house = try House {
            DataSet("visits", of: "person", for: "shop", dated: "on") { Field("text", "message") }
        }
        house.add("visits", ["id": "v1", "person": "anna", "on": "2020-01-01", "text": "hello"])
        let entry = house.map.entries[0]
        let path = try house.path()
        let read = try await house.store.datedRecords(of: "anna", in: entry.set)
        let last = try LocalDate("2019-12-31")
        #expect(try await path.erase(read, of: entry, at: House.now, for: "request", upTo: last).erased == 0)
        let stale = read.map { DatedRecord(key: $0.key, subject: "bob", date: $0.date) }
        #expect(try await path.erase(stale, of: entry, at: House.now, for: "request").erased == 0)
        #expect(house.store.count("visits") == 1)
        #expect(try await path.erase(read, of: entry, at: House.now, for: "request").erased == 1)
    }

    @Test("a row that others lead through stays while one of these does, and goes with the last")
    func needed() async throws {
        let house = try House {
            DataSet("orders", of: "customer", for: "shop") { Field("sum", "payment") }
            DataSet("lines", of: .through("orders", on: "order").at("customer"), for: "shop") {
                Field("text", "message")
            }
        }
        for order in ["o1", "o2"] {
            house.add("orders", ["id": order, "customer": "anna", "sum": "10"])
            house.add("lines", ["id": "l-\(order)", "order": order, "text": "tea"])
        }
        let path = try house.path()
        let (orders, lines) = (house.map.entries[0], house.map.entries[1])
        #expect(house.map.entriesForErasing.map(\.set.table) == ["lines", "orders"])
        let line = try await house.store.datedRecords(of: "anna", in: lines.set)[0]
        #expect(try await path.erase([line], of: lines, at: House.now, for: "request").erased == 1)
        let all = try await house.store.datedRecords(of: "anna", in: orders.set)
        let outcome = try await path.erase(all, of: orders, at: House.now, for: "request")
        #expect(outcome.erased == 1, "the order whose line is gone")
        #expect(outcome.kept.map(\.obstacle) == [.needed(by: "lines")])
        #expect(outcome.kept.map(\.record.key) == [all[1].key])
        #expect(outcome.kept.flatMap(\.obstacle.codes) == ["record.needed"])
        #expect(try await house.erase("anna").rows == 2)
        #expect(house.store.count("orders") == 0)
    }

    @Test("a made-up name is one for each person, and another for the next")
    func pseudonyms() async throws {
        let house = try House {
            DataSet("visits", of: "person", for: "shop", erasing: .fields) {
                Field("person", "name", whenErased: .pseudonym)
                Field("text", "message", whenErased: .replace("-"))
            }
        }
        for (index, person) in ["anna", "anna", "bob", "carla"].enumerated() {
            house.add("visits", ["id": "v\(index)", "person": person, "text": "hello"])
        }
        #expect(try await house.erase("anna").rows == 2)
        #expect(try await house.erase("bob").rows == 1)
        #expect(try await house.access("anna") == [])
        #expect(try await house.access("carla") == ["v3"])
        let set = try #require(house.map.entries.first?.set)
        let day = try await house.store.countsByDate(in: set)
        #expect(day == [nil: 1], "only Carla's holds something to erase")
        let names = try await house.store.dated(set)
        #expect(names.count == 3, "two made-up names and Carla's")
        #expect(names.count { $0.hasPrefix(Field.pseudonymPrefix) } == 2)
    }
}

extension InMemoryStore {
    /// The values of the column that names the person, each once.
    fileprivate func dated(_ set: DataSet) async throws -> Set<String> {
        let whole = DataSet("visits", of: "id", for: "shop") { Field("person", "name") }
        var names: Set<String> = []
        for index in 0..<4 {
            for record in try await records(of: SubjectID(rawValue: "v\(index)"), in: whole, after: nil, limit: 9) {
                names.formUnion(record.fields.map(\.value.text))
            }
        }
        return names
    }
}
