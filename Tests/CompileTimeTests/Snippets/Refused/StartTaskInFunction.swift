// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer, _ permit: Permit<Newsletter>) {
    Task { try await mail(anna, permit) }  // expect-error: escapes its scope
}
