// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("One person, many identifiers")
struct LinkingTests {
    private let people = People()
    private let anna = People.anna
    private let mail = People.mail
    private let phone = People.phone

    @Test("links, merges and splits say who is one person, at every moment")
    func person() async throws {
        try await people.link(anna, mail, at: 10)
        try await people.merge(mail, phone, at: 20)
        try await people.split([phone], from: anna, at: 30)
        func person(_ subject: SubjectID, _ second: Int64) async throws -> IdentifiedPerson {
            try await people.ledger.person(of: subject, at: People.at(second))
        }
        #expect(try await person(anna, 9).identifiers == [anna])
        #expect(try await person(anna, 15) == person(anna, 19))
        #expect(try await person(anna, 15).identifiers == [anna, mail])
        #expect(try await person(anna, 15).merged == [anna])
        #expect(try await person(phone, 25).identifiers == [anna, mail, phone], "over the address")
        #expect(try await person(phone, 25).merged == [mail, phone])
        #expect(try await person(phone, 30).identifiers == [phone])
        #expect(try await person(mail, 30).identifiers == [anna, mail], "the split cuts every tie across it")
        #expect(try await person("a stranger", 30).identifiers == ["a stranger"])
        // What was known then is still what was known then.
        let known = try await people.ledger.person(of: phone, effectiveAt: People.at(40), knownAt: People.at(29))
        #expect(known.identifiers == [anna, mail, phone])
    }

    @Test("the public part of an entry names nobody, and the record is one for both, once")
    func records() async throws {
        try await people.merge(anna, mail, at: 10)
        try await people.merge(anna, mail, at: 10)
        let entries = try await people.ledger.entries(after: 0, limit: .max)
        #expect(entries.count == 2 && entries.map(\.publicPart.kind) == [.identityMerged, .identityMerged])
        #expect(entries.map { $0.privatePart?.subject } == [anna, mail])
        #expect(entries.map { $0.privatePart?.event.other } == [mail, anna])
        for entry in entries {
            let shown = "\(entry.id) \(entry.publicPart) \(entry)"
            #expect(!shown.contains("anna") && !shown.contains("person.example"))
        }
        await #expect(throws: LedgerError.self) { try await people.link(anna, anna, at: 11) }
        await #expect(throws: LedgerError.self) {
            try await people.ledger.merge(
                anna, phone, id: "m", because: "?", approvedBy: " ", recordedAt: People.at(12))
        }
    }

    @Test(
        "what protects a person under one identifier protects them under all that are linked; a consent doesn't spread")
    func protection() async throws {
        for subject in [anna, mail] { try await people.tell(.consentGiven("news", text: "v1"), of: subject, at: 1) }
        try await people.tell(.consentGiven("offers", text: "v1"), of: mail, at: 2)
        try await people.link(anna, mail, at: 10)
        #expect(try await people.status(anna, at: 11).consents["offers"] == nil)
        #expect(try await people.status(anna, at: 11).consents["news"]?.stands == true)
        try await people.tell(.consentWithdrawn("news"), of: mail, at: 20)
        try await people.tell(.objected(to: "profile"), of: mail, at: 21)
        try await people.tell(.objectedToMarketing(), of: mail, at: 22)
        try await people.tell(.restricted(.a, activity: "orders"), of: mail, at: 23)
        try await people.tell(.erased("stale"), of: mail, at: 23)
        try await people.tell(.request(.requestReceived, "r-1", .requestErasure), of: mail, at: 24)
        try await people.tell(.erased("old"), of: mail, at: 24)
        try await people.tell(.request(.requestAnswered, "r-1", .requestErasure), of: mail, at: 24)
        try await people.tell(.held("case", because: "claim"), of: mail, at: 25)
        let status = try await people.status(anna, at: 30)
        #expect(status.consents["news"]?.state == .withdrawn && status.objection(to: "profile") == .open)
        #expect(status.marketingObjection == People.at(22) && status.restriction(on: "orders")?.ground == .a)
        #expect(status.isErased("old") && status.isHeld("anything"))
        #expect(!status.isErased("stale"), "a period that ended there hasn't ended here")
        // Her own later consent counts under it, and under it alone.
        try await people.tell(.consentGiven("news", text: "v2"), of: anna, at: 40)
        #expect(try await people.status(anna, at: 41).consents["news"]?.stands == true)
        #expect(try await people.status(mail, at: 41).consents["news"]?.state == .withdrawn)
        // What ends a state here doesn't end it there.
        try await people.tell(.restrictionLifted(.a, activity: "orders"), of: anna, at: 50)
        try await people.tell(.objectionOverridden("profile", because: "fraud"), of: anna, at: 51)
        try await people.tell(.holdReleased("case"), of: anna, at: 52)
        let later = try await people.status(anna, at: 60)
        #expect(later.restriction(on: "orders") != nil && later.objection(to: "profile") == .open)
        #expect(later.isHeld("anything"))
        try await people.tell(.restrictionLifted(.a, activity: "orders"), of: mail, at: 70)
        try await people.tell(.holdReleased("case"), of: mail, at: 71)
        let last = try await people.status(anna, at: 80)
        #expect(last.restriction(on: "orders") == nil && !last.isHeld("anything"))
    }

    @Test("where it is established that they are one, a consent counts under each; a split takes it back")
    func merged() async throws {
        try await people.tell(.consentGiven("news", text: "v1"), of: mail, at: 1)
        try await people.tell(.contractStarted("sale"), of: mail, at: 2)
        try await people.merge(anna, mail, at: 10)
        #expect(try await people.status(anna, at: 11).consents["news"]?.stands == true)
        #expect(try await people.status(anna, at: 11).contracts["sale"]?.stage == .active)
        try await people.tell(.consentWithdrawn("news"), of: anna, at: 20)
        #expect(try await people.status(mail, at: 21).consents["news"]?.state == .withdrawn)
        try await people.tell(.consentGiven("news", text: "v2"), of: anna, at: 30)
        #expect(try await people.status(mail, at: 31).consents["news"]?.stands == true, "the last word of one person")
        try await people.split([mail], from: anna, at: 40)
        let after = try await people.status(mail, at: 41)
        #expect(after.consents["news"]?.state == .withdrawn, "what protected while they were one still does")
        #expect(try await people.status(anna, at: 41).contracts["sale"] == nil)
        // And as of before the split all is as it was.
        let history = try await people.ledger.united(
            try await people.ledger.history(of: mail), of: mail, effectiveAt: People.at(31), knownAt: People.at(31))
        let before = SubjectStatus(folding: history.entries, effectiveAt: People.at(31), knownAt: People.at(31))
        #expect(before.consents["news"]?.stands == true)
    }

    @Test("whoever records under one identifier moves the version of each other, in the same call")
    func touches() async throws {
        try await people.link(anna, mail, at: 1)
        try await people.link(mail, phone, at: 2)
        let ledger = people.ledger
        let before = try await ledger.standing(of: [anna, mail, phone]).map(\.version)
        try await people.tell(.consentWithdrawn("news"), of: phone, at: 10)
        let after = try await ledger.standing(of: [anna, mail, phone]).map(\.version)
        for (one, other) in zip(before, after) { #expect(one < other) }
        #expect(try await ledger.standing(of: anna).entries.allSatisfy { $0.publicPart.kind != .identityTouched })
        // An answer that rests on what was known before isn't recorded.
        let answer = EntryDraft(
            id: "answer", LedgerEvent.answered(.permitted, "news", operation: .use), subject: anna,
            effectiveAt: People.at(11), recordedAt: People.at(11))
        #expect(try await ledger.append(answer, ifSubjectAt: before[0]) == .moved(after[0]))
        // An observation touches nobody, nor does a fact about somebody who has one name.
        #expect(try await ledger.touches(with: answer).isEmpty)
        let alone = EntryDraft(
            id: "x", .optedOut(), subject: "a stranger", effectiveAt: People.at(1), recordedAt: People.at(1))
        #expect(try await ledger.touches(with: alone).isEmpty)
        // Joining a group touches those who are in it already.
        let version = try await ledger.statusVersion(of: phone)
        try await people.merge(anna, "new", at: 20)
        #expect(try await ledger.statusVersion(of: phone) > version)
    }

    @Test("a link that takes effect later doesn't count before, and ends what is cached when it does")
    func ahead() async throws {
        try await people.tell(.objectedToMarketing(), of: mail, at: 1)
        try await people.ledger.link(
            anna, mail, id: "l", because: "?", effectiveAt: People.at(50), recordedAt: People.at(10))
        #expect(try await people.status(anna, at: 49).marketingObjection == nil)
        #expect(try await people.status(anna, at: 50).marketingObjection != nil)
        let standing = try await people.ledger.standing(of: anna, under: .none, at: People.at(20))
        #expect(standing.entries.contains { $0.publicPart.effectiveAt == People.at(50) })
    }

    @Test("an announcement under one identifier isn't about a restriction under another")
    func announcements() async throws {
        try await people.link(anna, mail, at: 1)
        try await people.tell(.restricted(.b), of: mail, at: 2)
        try await people.tell(.restricted(.a), of: anna, at: 3)
        try await people.tell(.restrictionLiftAnnounced(), of: anna, at: 4)
        for second in [Int64(4), 5] {
            let status = try await people.status(anna, at: second)
            #expect(status.restrictions[nil]?[.b]?.isLiftAnnounced == false)
        }
        #expect(try await people.status(anna, at: 5).restrictions[nil]?[.a]?.isLiftAnnounced == true)
        try await people.tell(.restrictionLifted(), of: anna, at: 6)
        #expect(Set(try await people.status(anna, at: 7).restrictions[nil, default: [:]].keys) == [.b])
    }

    @Test("what stands keeps the relations, and is bounded by their number")
    func bounded() async throws {
        for round in 0..<Int64(20) {
            try await people.link(anna, mail, at: 10 + 2 * round)
            try await people.split([mail], from: anna, at: 11 + 2 * round)
        }
        #expect(try await people.ledger.standing(of: anna).entries.count == 1)
        #expect(try await people.ledger.history(of: anna).entries.count == 40)
        // A withdrawal that fell into one of the many times is still found.
        try await people.tell(.consentGiven("news", text: "v1"), of: anna, at: 1, recorded: 60)
        try await people.tell(.consentWithdrawn("news"), of: mail, at: 12, recorded: 61)
        #expect(try await people.status(anna, at: 100).consents["news"]?.state == .withdrawn)
    }
}
