// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

// expect-error: lifetime-dependent variable 'place' escapes its scope
func keep(_ permit: Permit<Newsletter>, in place: inout Permit<Newsletter>?) {
    place = permit
}
