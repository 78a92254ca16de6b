// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Requests folded from what was recorded")
struct CaseFoldTests {
    private let terms = StepUniverse.Start().terms

    private func fold(_ events: [(LedgerEvent, day: Int64)]) throws -> [RequestCase] {
        let entries = events.enumerated().map { place, event in
            event.0.entry(place + 1, at: StepUniverse.receipt.advanced(bySeconds: event.day * 86_400))
        }
        return try RequestCase.folding(entries, under: terms)
    }

    private func event(_ kind: EntryKind, _ id: RequestID = "r-1", outcome: String? = nil) -> LedgerEvent {
        .request(kind, id, .requestAccess, channel: kind == .requestReceived ? "post" : nil, outcome: outcome)
    }

    @Test("as earlier versions recorded them: received, decided, answered")
    func legacy() throws {
        let cases = try fold([
            (event(.requestReceived), 0), (event(.requestDecided, outcome: "partly granted"), 1),
            (event(.requestDecided, outcome: "granted"), 2), (event(.requestAnswered, outcome: "inTime"), 3),
        ])
        let request = try #require(cases.first)
        #expect(request.state == .notified && request.standing == .inTime && request.channel == .post)
        #expect(request.verdict?.outcome == .granted)
        #expect(
            request.irregularities.map(\.kind) == [.requestDecided], "a refusal in part that nobody approved")
        #expect(request.history.map(\.state) == [.received, .inAssessment, .granted, .executed, .notified])
    }

    @Test("an answer that nothing led to counts, and shows")
    func answered() throws {
        let request = try #require(try fold([(event(.requestReceived), 0), (event(.requestAnswered), 40)]).first)
        #expect(request.isAnswered && request.standing == .overdue && request.state == .notified)
        #expect(request.irregularities.map(\.counts) == [true])
        #expect(request.findings(at: .distantFuture).map(\.code) == ["G-60", "G-62"])
    }

    @Test("what isn't known, or belongs to nobody's request, changes nothing")
    func unknown() throws {
        let cases = try fold([
            (event(.requestAnswered, "other"), 0), (event(.requestReceived), 0), (event(.identityConfirmed), 1),
            (LedgerEvent(.permitted, "orders").with(\.request, "r-1"), 1), (event(.requestClosed), 2),
        ])
        #expect(cases.map(\.state) == [.received])
        #expect(cases.first?.irregularities.map(\.kind) == [.identityConfirmed, .requestClosed])
    }

    @Test("told twice the first arrival counts; a name used again is another request")
    func twice() throws {
        let cases = try fold([
            (event(.requestReceived), 5), (event(.requestReceived), 2), (event(.requestReceived), 9),
            (event(.requestAnswered), 10), (event(.requestReceived), 20),
        ])
        #expect(cases.count == 2)
        #expect(cases[0].receivedAt == StepUniverse.receipt.advanced(bySeconds: 2 * 86_400))
        #expect(cases[0].deadlines(at: .distantFuture).promised?.lastDay.description == "2026-04-04")
        #expect(cases[1].state == .received)
    }

    @Test("as of a moment, what came later doesn't count")
    func asOf() throws {
        let entries = [event(.requestReceived), event(.requestAnswered)].enumerated().map {
            $1.entry($0 + 1, at: StepUniverse.receipt.advanced(bySeconds: Int64($0) * 86_400))
        }
        let then = try RequestCase.folding(
            entries, under: terms, asOf: StepUniverse.receipt.advanced(bySeconds: 3_600))
        #expect(then.map(\.isOpen) == [true])
    }

    @Test("what the policy of its day allowed stays allowed when the policy is another")
    func earlierPolicy() throws {
        let steps: [RequestStep] = [
            .methodFailed(.electronicIdentity, .failed),
            .askedIdentity(because: .unknownAddress, by: .documentSeen), .confirmedIdentity(by: .documentSeen),
        ]
        let events = [event(.requestReceived)] + steps.map { $0.event(of: "r-1", .requestAccess) }
        let request = try #require(try fold(events.map { ($0, 0) }).first)
        #expect(request.identityConfirmed == .documentSeen && request.irregularities.isEmpty)
        let scope = try fold([
            (event(.requestReceived), 0), (RequestStep.askedScope(of: 3).event(of: "r-1", .requestAccess), 1),
        ])
        #expect(scope.first?.state == .clarificationPending)
        #expect(throws: RightsError.self) {
            try StepUniverse.Start().request().applying(.askedScope(of: 3), at: StepUniverse.receipt)
        }
    }

    @Test("every step is recorded and read back as it was")
    func roundTrip() throws {
        for step in StepUniverse.steps {
            let event = try step.event(of: "r-1", .requestAccess).stored()
            #expect(EntryKind.requestSteps.contains(event.kind))
            #expect(RequestStep(event) == step, "\(step.kind)")
        }
        #expect(Set(StepUniverse.steps.map(\.kind)) == Set(RequestStep.Kind.allCases))
    }

    @Test("entries of format 1 fold to the same requests for ever")
    func fixture() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../LawfulLedgerTests/Fixtures/format-1-requests.json")
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: try Data(contentsOf: file))
        let cases = try RequestCase.folding(entries, under: terms)
        #expect(cases.map(\.id) == ["r1", "r2", "r3", "r4", "r5"] && cases.allSatisfy(\.irregularities.isEmpty))
        #expect(
            cases.map(\.state) == [.withdrawn, .identityPending, .inAssessment, .redirected, .executed])
        let first = try #require(cases.first)
        #expect(
            first.history.map(\.state.rawValue).joined(separator: " ")
                == "received acknowledged identityPending inAssessment extended inAssessment feeQuoted inAssessment "
                + "partlyGranted executed notified fanOutOpen fanOutOpen fanOutOpen closed appealed reopened withdrawn")
        #expect(first.term?.approver == "boss-1" && first.fee?.amount == 1_250 && first.appeals == [.court])
        #expect(cases[1].nextMethods == [.knownAddress] && cases[2].scope == .unanswered && cases[4].isImmediate)
        let then = StepUniverse.receipt.advanced(bySeconds: 10 * 86_400)
        let before = try RequestCase.folding(entries, under: terms, asOf: then).first
        #expect(before?.recipients == ["bank": .acknowledged, "printer": .impossible])
        #expect(before?.verdict?.reasons == ["billing: right.exempt.legal_obligation"] && before?.standing == .inTime)
    }

    @Test("a request shows its right and its state, and nobody")
    func shown() throws {
        let request = try #require(try fold([(event(.requestReceived), 0)]).first)
        var dumped = ""
        dump(request, to: &dumped)
        for text in ["\(request)", String(reflecting: request), dumped] {
            #expect(text.contains("dsr.access, received") && !text.contains("anna") && !text.contains("r-1"))
        }
    }
}
