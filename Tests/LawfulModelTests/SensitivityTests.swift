// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import Testing

@Suite("Sensitivity")
struct SensitivityTests {
    @Test("special categories weigh most, then offences, then national numbers")
    func order() {
        #expect(
            [Sensitivity.criminal, .special, .ordinary, .nationalID].sorted() == [
                .ordinary, .nationalID, .criminal, .special,
            ])
    }

    @Test("each kind of category has its own")
    func kinds() {
        #expect(CategoryKind.ordinary.sensitivity == .ordinary)
        #expect(CategoryKind.nationalID.sensitivity == .nationalID)
        #expect(CategoryKind.criminal.sensitivity == .criminal)
        for category in SpecialCategory.allCases { #expect(CategoryKind.special(category).sensitivity == .special) }
    }
}
