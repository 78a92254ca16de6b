// SPDX-License-Identifier: Apache-2.0

import LawfulRights

func read(_ body: [UInt8]) -> OpenDSR.VerifiedBody {
    OpenDSR.VerifiedBody(bytes: body)  // expect-error: argument
}
