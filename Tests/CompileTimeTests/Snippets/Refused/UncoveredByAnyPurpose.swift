// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read<P: Purpose>(_ anna: Customer, _ permit: Permit<P>) throws -> String {
    try anna.name.open(permit)  // expect-error: requires the types 'Name' and 'P.Covers' be equivalent
}
