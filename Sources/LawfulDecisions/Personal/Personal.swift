// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A sealed value: personal data of a category, with the person it concerns and the activity it was collected for.
///
/// Nothing shows it: not `print`, interpolation, `dump`, a mirror, or an error; and it can't be encoded. It opens under
/// a ``Permit``, checked by the compiler as far as types can, and at run time always.
///
/// ```swift
/// let outcome = try await privacy.use(Newsletter.self, of: anna.id, as: .marketer) { permit in
///     try await mail.send(to: anna.email.open(permit))
/// }
/// ```
///
/// Keys around a value are the decoder's: a table keyed by person may show them in errors of its own, so decode lists
/// instead. `withUnsafeBytes` and its kin can't be stopped: the type prevents accidents, not malice.
public struct Personal<Value: Sendable, Category: DataCategory>: Sendable {
    private let value: Value
    private let subject: SubjectID
    private let origin: PurposeID

    /// Seals a value.
    ///
    /// - Parameters:
    ///   - value: the value; keep no other copy.
    ///   - subject: whose it is.
    ///   - purpose: the activity that it was collected for (Art. 5(1)(b)).
    public init<P: Purpose>(_ value: Value, of subject: SubjectID, collectedFor purpose: P.Type) {
        self.init(value, of: subject, collectedFor: P.id)
    }

    /// Seals a value collected for an activity by name.
    public init(_ value: Value, of subject: SubjectID, collectedFor origin: PurposeID) {
        self.value = value
        self.subject = subject
        self.origin = origin
    }

    /// The value, after the run-time check that no type can make.
    func opened<P: Purpose>(_ permit: Permit<P>) throws -> Value {
        try permit.check(subject: subject, category: Category.id, origin: origin)
        return value
    }

    /// The value of a category that the purpose's type doesn't name, since the register came as data.
    ///
    /// The run-time check is the same; what is lost is the compiler's.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover the value.
    public func openChecked<P: Purpose>(_ permit: Permit<P>) throws -> Value { try opened(permit) }

    /// The value, without a permit: only the one recorded bypass uses it.
    package func openedWithoutPermit() -> (value: Value, subject: SubjectID, origin: PurposeID) {
        (value, subject, origin)
    }
}

extension Personal: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The category's name; never the value.
    public var description: String { "(\(Category.id), sealed)" }

    /// The category's name; never the value.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

extension Personal: Decodable where Value: Decodable {
    /// Seals a decoded value; the person and the activity come from the decoder's user info.
    ///
    /// - Throws: a `DecodingError` without the value when ``CodingUserInfoKey/subject`` or
    ///   ``CodingUserInfoKey/collectedFor`` isn't set.
    public init(from decoder: any Decoder) throws {
        guard let subject = CodingUserInfoKey.subject.flatMap({ decoder.userInfo[$0] as? SubjectID }),
            let origin = CodingUserInfoKey.collectedFor.flatMap({ decoder.userInfo[$0] as? PurposeID })
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    // The path may hold keys that name people.
                    codingPath: [],
                    debugDescription:
                        "A value of category '\(Category.id)' needs its person and origin: set .subject and .collectedFor "
                        + "in the decoder's userInfo."))
        }
        let decoded: Value
        do { decoded = try decoder.singleValueContainer().decode(Value.self) } catch {
            // The decoder's own error may quote the value, and its path may hold keys that name people.
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: [],
                    debugDescription: "A value of category '\(Category.id)' is not of the form of \(Value.self)."))
        }
        self.init(decoded, of: subject, collectedFor: origin)
    }
}

extension CodingUserInfoKey {
    /// Whose data are decoded: a `SubjectID`.
    public static var subject: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "lawful.subject") }
    /// Which activity they were collected for: a `PurposeID`.
    public static var collectedFor: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "lawful.collectedFor") }
}
