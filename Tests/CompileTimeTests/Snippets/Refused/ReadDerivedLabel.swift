// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ line: Derived<String, Newsletter>) -> Set<SubjectID> {
    line.label.subjects  // expect-error: 'label' is inaccessible due to 'internal' protection level
}
