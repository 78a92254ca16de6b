// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

struct Keeper {
    let permit: Permit<Newsletter>  // expect-error: has non-Escapable type 'Permit<Newsletter>'
}
