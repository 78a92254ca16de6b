// SPDX-License-Identifier: Apache-2.0

import LawfulRights

// expect-error: missing argument for parameter 'approvedBy'
let fee = RequestFee(500, for: .excessive, because: "the ninth this month")
