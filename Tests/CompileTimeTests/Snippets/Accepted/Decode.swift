// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

struct Row: Decodable {
    let name: Personal<String, Name>
    let feedback: Personal<String, Feedback>?
}
