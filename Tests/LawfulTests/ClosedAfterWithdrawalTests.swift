// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@Suite("After a withdrawal")
struct ClosedAfterWithdrawalTests {
    @Test("no operation opens a value, whatever it is permitted for", arguments: ProcessingOperation.allCases)
    func nothingOpens(_ operation: ProcessingOperation) async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await acme.tell(.consentWithdrawn(Newsletter.self), secondsFromNow: -30)
        do {
            let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, for: operation, as: .marketer) {
                try Acme.email.open($0)
            }
            #expect(outcome.result == nil)
        } catch let error as PermitError {
            #expect(error.code == .operationOpensNothing)
        }
    }
}
