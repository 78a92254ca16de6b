// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

// expect-error: prevents automatic synthesis of 'encode(to:)' for protocol 'Encodable'
extension Personal: Encodable where Value: Encodable {}
