// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDecisions
import LawfulModel

func write(_ line: Derived<String, Newsletter>) throws -> Data {
    // expect-error: requires that 'Derived<String, Newsletter>' conform to 'Encodable'
    try JSONEncoder().encode(line)
}
