// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Invoicing.self) { permit in
        // expect-error: no exact matches in call to instance method 'open'
        // expect-error: (aka '(Name, PostalAddress, BankAccount)') and '(Name, PostalAddress, EmailAddress)'
        try await send(anna.email.open(permit))
    }
}
