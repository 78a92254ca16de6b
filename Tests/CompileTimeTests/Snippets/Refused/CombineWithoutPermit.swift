// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) throws {
    // expect-error: 'combine' is unavailable: values open under a permit only; write combine(permit, other) { … }
    _ = try anna.name.combine(anna.email) { "\($0) <\($1)>" }
}
