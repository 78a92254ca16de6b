// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

func forge(_ anna: Customer, _ grant: Grant) {
    let permit = Permit<Newsletter>(  // expect-error: initializer is inaccessible due to 'package' protection level
        entry: "1", grant: grant, subject: anna.id, expiresAt: .distantFuture, now: { .distantPast })
    _ = permit
}
