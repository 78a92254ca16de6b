// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func relabel(_ anna: Customer) -> Personal<String, Name> {
    // expect-error: cannot assign value of type 'Personal<String, Health>' to type 'Personal<String, Name>'
    let name: Personal<String, Name> = anna.health
    return name
}
