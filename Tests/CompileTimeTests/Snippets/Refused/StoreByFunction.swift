// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

nonisolated(unsafe) var kept: Permit<Newsletter>?

func keep(_ permit: Permit<Newsletter>) {
    kept = permit  // expect-error: escapes its scope
}
