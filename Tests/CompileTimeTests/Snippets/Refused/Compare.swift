// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func guess(_ anna: Customer, _ candidate: Personal<String, Name>) -> Bool {
    // expect-error: binary operator '==' cannot be applied to two 'Personal<String, Name>' operands
    anna.name == candidate
}
