// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> String {
    // expect-error: 'openedWithoutPermit' is inaccessible due to 'package' protection level
    anna.name.openedWithoutPermit().value
}
