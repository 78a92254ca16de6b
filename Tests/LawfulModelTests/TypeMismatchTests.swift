// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import Testing

@Suite("The register against the types used")
struct TypeMismatchTests {
    private enum Alone: Purpose {
        static let id: PurposeID = "alone"
        typealias Covers = EmailAddress
    }
    private enum Pair: Purpose {
        static let id: PurposeID = "pair"
        typealias Covers = (EmailAddress, Condition)
    }
    private enum Condition: DataCategory {
        static let id: CategoryID = "condition"
        static let kind = CategoryKind.special(.health)
    }

    @Test("what a type declares itself agrees")
    func agrees() throws {
        let register = try register {
            Activity(Alone.self)
            Activity(Pair.self)
        }
        #expect(register.mismatches(with: Alone.self) == [] && register.mismatches(with: Pair.self) == [])
        let activated = try register.activate(.asDeclared).checked(for: Alone.self).checked(for: Pair.self)
        #expect(activated.register == register)
    }

    @Test("registers that come as data may differ in each way, and every difference is told")
    func differs() throws {
        let register = try register {
            CategoryDeclaration("condition")
            CategoryDeclaration("email")
            CategoryDeclaration("shoe size")
            Activity("pair", covering: ["condition", "shoe size"])
        }
        let found = register.mismatches(with: Pair.self)
        #expect(
            found.map(\.kind) == [
                .undeclaredCategory("email"), .otherKind("condition"), .uncoveredCategory("shoe size"),
            ])
        #expect(register.mismatches(with: Alone.self).map(\.kind) == [.undeclaredPurpose])
        let error = #expect(throws: TypeMismatchError.self) {
            try register.activate(.asDeclared).checked(for: Pair.self)
        }
        let text = try #require(error).description
        #expect(text.contains("activities[pair].categories") && text.contains("3 place(s)"), "\(text)")
    }
}
