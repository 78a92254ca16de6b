// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

struct Row: Codable {
    let name: Personal<String, Name>  // expect-error: 'Personal<String, Name>' does not conform to 'Encodable'
}
