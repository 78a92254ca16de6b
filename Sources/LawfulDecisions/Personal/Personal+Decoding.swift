// SPDX-License-Identifier: Apache-2.0

import LawfulModel

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
