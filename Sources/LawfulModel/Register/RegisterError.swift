// SPDX-License-Identifier: Apache-2.0

/// Why a register can't exist: its structural faults, all of them.
public struct RegisterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One fault: where, what, and what to do.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// What kind of fault it is.
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            private enum Storage: String {
                case unknown, duplicate, malformed, unreadable, tooMany
            }
            private let storage: Storage

            /// A name that nothing in the register declares.
            public static let unknown = Code(storage: .unknown)
            /// A name that is declared twice.
            public static let duplicate = Code(storage: .duplicate)
            /// A value that isn't of its form.
            public static let malformed = Code(storage: .malformed)
            /// Text that isn't a register at all.
            public static let unreadable = Code(storage: .unreadable)

            /// More of something than decisions can number.
            public static let tooMany = Code(storage: .tooMany)

            /// The code's name.
            public var description: String { storage.rawValue }
        }

        /// What kind of fault it is.
        public let code: Code
        /// Where it is, such as `activities[newsletter].disclosures[0].recipient`.
        public let path: String
        /// What is wrong and what to do.
        public let message: String

        /// The line of the text where it stands, counted from 1; nil where the register was written in Swift.
        public let line: Int?
        /// What the text is called, such as `register.json`.
        let file: String?

        init(
            code: Code,
            path: String,
            message: String,
            line: Int? = nil,
            file: String? = nil
        ) {
            self.code = code
            self.path = path
            self.message = message
            self.line = line
            self.file = file
        }

        /// The fault on one line, such as `register.json:12: zone: …`.
        public var description: String {
            let place = "\(path): \(message)"
            guard let line else { return place }
            return file.map { "\($0):\(line): \(place)" } ?? "line \(line): \(place)"
        }
    }

    /// The faults, in the order of the text, or of the register where there is none.
    public let faults: [Fault]

    init(_ faults: [Fault]) { self.faults = faults }

    /// All faults, a line each.
    public var description: String {
        let noun = faults.count == 1 ? "fault" : "faults"
        return "The register has \(faults.count) structural \(noun):\n"
            + faults.map { "  - \($0)" }.joined(separator: "\n")
    }
}
