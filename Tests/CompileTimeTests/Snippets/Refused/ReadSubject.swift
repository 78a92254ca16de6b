// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> SubjectID {
    anna.name.subject  // expect-error: value of type 'Personal<String, Name>' has no member 'subject'
}
