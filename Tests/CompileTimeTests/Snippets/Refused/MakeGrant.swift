// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

func forge(_ question: Question) -> Grant {
    // expect-error: 'Grant' initializer is inaccessible due to 'internal' protection level
    Grant(code: .consent, question: question, basis: .consent, notice: "1", articles: [])
}
