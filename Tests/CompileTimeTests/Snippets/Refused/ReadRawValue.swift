// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> String {
    anna.name.rawValue  // expect-error: value of type 'Personal<String, Name>' has no member 'rawValue'
}
