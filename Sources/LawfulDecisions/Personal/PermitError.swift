// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// Why a value didn't open. Nothing of the value or of its label, nor whose it is, is in it.
public struct PermitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stood in the way.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        fileprivate enum Storage: String {
            case otherSubject, severalSubjects, categoryOutsideGrant, originOutsideGrant, purposeOutsideLabel
            case recipientOutsideLabel, restricted, labelExpired, expired, operationOpensNothing
        }
        fileprivate let storage: Storage

        /// The value is another person's.
        public static let otherSubject = Code(storage: .otherSubject)
        /// The value concerns several people, and a permit is about one.
        public static let severalSubjects = Code(storage: .severalSubjects)
        /// The grant doesn't cover the value's category.
        public static let categoryOutsideGrant = Code(storage: .categoryOutsideGrant)
        /// The value was collected for another activity, which the grant didn't take into account (Art. 6(4)).
        public static let originOutsideGrant = Code(storage: .originOutsideGrant)
        /// The value's label doesn't name the permit's purpose (Art. 5(1)(b)).
        public static let purposeOutsideLabel = Code(storage: .purposeOutsideLabel)
        /// The value's label doesn't name the recipient to whom it would go (Art. 4(9)).
        public static let recipientOutsideLabel = Code(storage: .recipientOutsideLabel)
        /// The processing of the value is restricted, and the grant rests on no exception (Art. 18(2)).
        public static let restricted = Code(storage: .restricted)
        /// The time that the value's label sets has passed (Art. 5(1)(e)).
        public static let labelExpired = Code(storage: .labelExpired)
        /// The permit has expired.
        public static let expired = Code(storage: .expired)
        /// The permit is for an operation that needs no value, such as erasing.
        public static let operationOpensNothing = Code(storage: .operationOpensNothing)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What stood in the way.
    public let code: Code
    /// The categories of the value that it concerns, in order.
    public let categories: [CategoryID]

    /// The first category that it concerns.
    public var category: CategoryID { categories.first ?? "" }

    init(_ code: Code, _ category: CategoryID) { self.init(code, [category]) }

    package init(_ code: Code, _ categories: some Sequence<CategoryID>) {
        self.code = code
        self.categories = categories.sorted()
    }

    /// What stood in the way, and what to do.
    public var description: String {
        let remedy =
            switch code.storage {
            case .otherSubject: "it belongs to another person than the permit; ask for that person"
            case .severalSubjects: "it concerns several people and a permit one; derive it for each by themselves"
            case .categoryOutsideGrant: "the grant doesn't cover it; name it in the question's categories"
            case .originOutsideGrant: "it was collected for another activity; name that origin in the question"
            case .purposeOutsideLabel: "its label doesn't allow this purpose; ask for one that it allows"
            case .recipientOutsideLabel:
                "its label doesn't allow this recipient; name one that it allows in the question"
            case .restricted: "its processing is restricted; only storing or an exception of Art. 18(2) opens it"
            case .operationOpensNothing: "the operation permitted needs no value; ask for the use itself"
            case .labelExpired: "the time that its label sets has passed; erase it"
            case .expired: "the permit has expired; ask again"
            }
        let names = categories.map { "'\($0)'" }.joined(separator: ", ")
        return "A value of \(categories.count > 1 ? "categories" : "category") \(names) stayed closed: \(remedy)."
    }

    /// Errors are equal when their codes are.
    public static func == (one: PermitError, other: PermitError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
