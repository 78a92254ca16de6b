// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) throws -> Personal<Int, Name> {
    // expect-error: 'map' is unavailable: a value opens under a permit only; write map(permit) { … }
    let length = try anna.name.map { $0.count }
    return length
}
