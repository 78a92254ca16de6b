// SPDX-License-Identifier: Apache-2.0

import LawfulRights

// expect-error: extra argument 'number'
let number = RequestStep.confirmedIdentity(by: .documentSeen, number: "NX1234567")
// expect-error: cannot convert value of type 'String'
let method = RequestStep.confirmedIdentity(by: "passport NX1234567")
