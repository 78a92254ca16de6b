// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> Any {
    anna.name.standing  // expect-error: 'standing' is inaccessible due to 'private' protection level
}
