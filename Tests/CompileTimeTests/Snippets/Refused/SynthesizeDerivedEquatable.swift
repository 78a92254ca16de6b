// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

// expect-error: prevents automatic synthesis of '==' for protocol 'Equatable'
extension Derived: Equatable where Value: Equatable {}
