// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

final class Keeper {
    var permit: Permit<Newsletter>?  // expect-error: cannot return a ~Escapable result
}
