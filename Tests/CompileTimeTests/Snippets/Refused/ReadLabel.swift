// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> Set<SubjectID> {
    anna.name.label.subjects  // expect-error: 'label' is inaccessible due to 'internal' protection level
}
