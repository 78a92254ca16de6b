// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDecisions
import LawfulModel

func write(_ anna: Customer) throws -> Data {
    try JSONEncoder().encode(anna.name)  // expect-error: requires that 'Personal<String, Name>' conform to 'Encodable'
}
