// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) -> String {
    anna[keyPath: \.name.value]  // expect-error: 'value' is inaccessible due to 'private' protection level
}
