// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Who asks")
struct IdentityTests {
    private let now = Desk.now

    @Test("is asked by the least intrusive method that hasn't failed, and no other")
    func order() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        let early = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .askedIdentity(because: .unknownAddress, by: .documentSeen), for: request, at: now)
        }
        #expect(early?.code == .otherMethodFirst)
        #expect(early?.description.contains("'signIn' comes first") == true)
        #expect(try await desk.kinds() == [.requestReceived], "what is refused isn't recorded")
        for method in [IdentityMethod.signIn, .knownAddress, .knownDetails, .electronicIdentity] {
            try await desk.desk().record(.methodFailed(method, .unavailable), for: request, at: now)
        }
        let asked = try await desk.desk().record(
            .askedIdentity(because: .signsOfImpersonation, by: .documentSeen), for: request, at: now)
        #expect(asked.state == .identityPending && asked.nextMethods == [.documentSeen])
        let confirmed = try await desk.desk().record(.confirmedIdentity(by: .documentSeen), for: request, at: now)
        #expect(confirmed.state == .inAssessment && confirmed.identityConfirmed == .documentSeen)
    }

    @Test("leaves behind that it was checked and how, and nothing else")
    func nothingKept() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        try await desk.desk().record(.askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
        try await desk.desk().record(.confirmedIdentity(by: .signIn), for: request, at: now)
        let event = try #require(try await desk.ledger.entries(of: Desk.anna).last?.privatePart?.event)
        let text = String(decoding: try JSONEncoder.sorted.encode(event), as: UTF8.self)
        #expect(
            text == #"{"details":{"method":"signIn"},"kind":"request.identity_confirmed","operation":"dsr.access","#
                + #""request":"r-1"}"#)
    }

    @Test("isn't asked of one who is signed in")
    func portal() async throws {
        let desk = try Desk()
        let request = try await desk.desk().receive(
            .requestAccess, from: Desk.anna, by: .portal, id: "r-1", at: now)
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
        }
        #expect(error?.code == .illegalStep && error?.state == .received)
        #expect(error?.allowed == [.acknowledged, .redirected, .askedScope, .beganAssessment, .withdrawn])
    }

    @Test("stops the assessment until it is known; one who can't be identified is refused by a human who tried")
    func unidentifiable() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        let request = try await desk.receive(.requestAccess)
        try await desk.desk().record(.askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
        let early = await #expect(throws: RightsError.self) { try await desk.desk().assess(request, at: now) }
        #expect(early?.code == .illegalStep && early?.step == .beganAssessment)
        let unknown = Assertions(identity: .unidentifiable)
        let assessment = try await desk.desk().assess(request, at: now, asserting: unknown)
        let untried = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(assessment, approvedBy: "J. de Vries", at: now)
        }
        #expect(untried?.code == .illegalStep, "nothing has failed yet")
        try await desk.desk().record(.methodFailed(.signIn, .failed), for: request, at: now)
        let decided = try await desk.desk().decide(assessment, approvedBy: "J. de Vries", at: now)
        #expect(decided.outcome == .refused)
        let file = try await desk.desk().request("r-1", of: Desk.anna)
        #expect(file.state == .refused && file.verdict?.reasons == ["news: right.unidentifiable"])
    }

    @Test("of one who acts for another, authority is asked and nothing is disclosed before it is shown")
    func representative() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        let request = try await desk.desk().receive(
            .requestAccess, from: Desk.anna, by: .portal, id: "r-1",
            for: Representation(.authorised, onFile: false), at: now)
        let early = await #expect(throws: RightsError.self) { try await desk.desk().assess(request, at: now) }
        #expect(early?.allowed == [.acknowledged, .redirected, .askedIdentity, .methodFailed, .withdrawn])
        let other = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
        }
        #expect(other?.code == .wrongGround)
        try await desk.desk().record(
            .askedIdentity(because: .noAuthorityOnFile, by: .authority), for: request, at: now)
        try await desk.desk().record(.confirmedIdentity(by: .authority), for: request, at: now)
        #expect(try await desk.desk().assess(request, at: now).granted.count == 1)
        let onFile = try await desk.desk().receive(
            .requestAccess, from: Desk.anna, by: .email, id: "r-2",
            for: Representation(.legal, onFile: true), at: now)
        #expect(try await desk.desk().assess(onFile, at: now).granted.count == 1)
    }

    @Test(
        "a child below the age of the member state's law is acted for, one above it acts itself",
        arguments: [(15, "NL", true), (16, "NL", false), (14, "BE", false), (12, "BE", true)])
    func child(_ age: Int, _ country: CountryCode, _ isBelow: Bool) async throws {
        let desk = try Desk()
        try await desk.tell(.ageStated(age, country: country), at: now.advanced(bySeconds: -9))
        let alone = try await desk.receive(.requestAccess, id: "alone")
        #expect(try await desk.desk().request(alone.id, of: Desk.anna).needsAuthority == isBelow)
        let parent = try await desk.desk().receive(
            .requestAccess, from: Desk.anna, by: .email, id: "parent",
            for: Representation(.parental, onFile: true), at: now)
        let file = try await desk.desk().request(parent.id, of: Desk.anna)
        #expect(file.needsAuthority == !isBelow)
        #expect(file.representation?.capacity == (isBelow ? .parental : .authorised))
        let free = try desk.desk(RequestPolicy(childrenActAlone: true))
        let own = try await free.receive(.requestAccess, from: Desk.anna, by: .email, id: "own", at: now)
        #expect(try await !free.request(own.id, of: Desk.anna).needsAuthority)
    }
}

extension JSONEncoder {
    static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
