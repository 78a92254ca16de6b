// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func forge(_ text: String) -> Derived<String, Newsletter> {
    Derived(text, DataLabel())  // expect-error: initializer is inaccessible due to 'internal' protection level
}
