// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import Testing

@Suite("OpenDSR: what is told is true")
struct OpenDSRStandingTests {
    @Test("only what was carried out whole is completed, only what was cancelled is cancelled")
    func neverLies() {
        for standing in OpenDSR.Standing.allCases {
            #expect((standing.status == .completed) == (standing == .done))
            #expect((standing.status == .cancelled) == (standing == .cancelled))
            // What may have been begun isn't called pending, by which it could be cancelled.
            if standing == .working || standing == .failed || standing == .doneInPart {
                #expect(standing.status == .inProgress && !standing.isCancellable)
            }
        }
    }

    @Test("where a request stands comes through whole, with its reasons", arguments: OpenDSR.Standing.allCases)
    func through(standing: OpenDSR.Standing) async throws {
        let ends = try TwoEnds()
        let intake = try await ends.standing(standing, because: ["claims", "Anna Jansen is in court"])
        let answer = try await ends.send(ends.controller.status(of: intake.id))
        let report = try await ends.controller.status(from: answer, of: intake.id)
        #expect(report.standing == standing && report.status == standing.status)
        #expect(report.reasons == ["claims"], "codes are told, prose isn't")
        let call = try #require(try await ends.processor.callbacks(for: intake).first)
        #expect(await ends.controller.callback(call).report == report, "a callback says the same")
    }

    @Test("of a report that contradicts itself the less is believed")
    func contradictions() {
        for status in OpenDSR.Status.allCases {
            for stated in [nil, "", "finished", "done"] + OpenDSR.Standing.allCases.map(\.rawValue) {
                let standing = OpenDSR.Standing(status, stated: stated)
                if standing == .done {
                    #expect(
                        status == .completed
                            && (stated.flatMap(OpenDSR.Standing.init(rawValue:))?.isTold ?? (stated == nil)))
                }
                if let stated = stated.flatMap(OpenDSR.Standing.init(rawValue:)), !stated.isTold {
                    #expect(standing == stated)
                }
                if stated == nil { #expect(standing.isTold && standing.status == status) }
            }
        }
    }
}
