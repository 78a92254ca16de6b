// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A text with signatures below it (C2SP signed-note), whose text can be read by people and whose bytes are what is
/// signed.
public struct SignedNote: Hashable, Sendable {
    /// A signature line.
    public struct Signature: Hashable, Sendable {
        /// The name of the key.
        public let name: String
        /// The key's four bytes of hash.
        public let keyID: [UInt8]
        /// What the key made of the text.
        public let bytes: [UInt8]

        /// A signature of its parts.
        public init(name: String, keyID: [UInt8], bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }

        /// Whether it names a key; names are compared byte by byte.
        func names(_ key: VerifierKey) -> Bool { TextForm.areSame(name, key.name) && keyID == key.id }
    }

    /// How many signatures a note may have.
    public static let maximumSignatures = 100
    /// How many bytes a note may have.
    public static let maximumByteCount = 65_536

    /// The text, which ends in a newline.
    public let text: String
    /// The signatures, in the order of their lines.
    public let signatures: [Signature]

    /// A note of a text and its signatures.
    ///
    /// - Throws: ``EvidenceError`` with code `note` when the text doesn't end in a newline or holds a control character,
    ///   or there is no signature, or more than 100.
    public init(text: String, signatures: [Signature]) throws {
        guard text.utf8.last == TextForm.newline, !Self.holdsControls(text.utf8) else {
            throw Self.malformed("the text ends in a newline and holds no control characters")
        }
        guard (1...Self.maximumSignatures).contains(signatures.count) else {
            throw Self.malformed("there are 1 to 100 signatures")
        }
        self.text = text
        self.signatures = signatures
    }

    /// Signs a text.
    ///
    /// - Throws: ``EvidenceError`` with code `note` when the text isn't in its form, `key` when the key isn't for notes.
    public init(_ text: String, signedBy key: SigningKey) throws {
        guard key.verifier.kind == .note else {
            throw EvidenceError(.key, "The key \(key.verifier.name) is a witness's; notes need one of type 1.")
        }
        let bytes = try key.signature(over: Array(text.utf8))
        let signature = Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: bytes)
        try self.init(text: text, signatures: [signature])
    }

    /// Reads a note; no signature is checked yet.
    ///
    /// - Throws: ``EvidenceError`` with code `note` when it isn't in its form.
    public init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.maximumByteCount else { throw Self.malformed("it has at most 65536 bytes") }
        guard let blank = TextForm.blankLine(in: bytes[...], last: true) else {
            throw Self.malformed("a blank line stands between text and signatures")
        }
        guard let text = TextForm.string(bytes[...blank]), let lines = TextForm.lines(bytes[(blank + 2)...]) else {
            throw Self.malformed("it is UTF-8, and its last line ends in a newline")
        }
        guard lines.count <= Self.maximumSignatures else { throw Self.malformed("there are 1 to 100 signatures") }
        try self.init(text: text, signatures: lines.map(Self.signature))
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] {
        var bytes = Array(text.utf8)
        bytes.append(TextForm.newline)
        for signature in signatures {
            bytes += "\u{2014} \(signature.name) \(Base64.text(signature.keyID + signature.bytes))\n".utf8
        }
        return bytes
    }

    /// Checks that a key signed the text; signatures of others are ignored.
    ///
    /// - Throws: ``EvidenceError`` with code `signature` when there is none by this key, or one that doesn't verify.
    public func verify(by key: VerifierKey) throws {
        let message = Array(text.utf8)
        try verify(by: key) { key.isValid($0.bytes, over: message) }
    }

    /// Checks each signature that names a key, in a way of the key's kind; there must be one.
    func verify(by key: VerifierKey, isValid: (Signature) throws -> Bool) throws {
        let named = signatures.filter { $0.names(key) }
        guard !named.isEmpty else {
            throw EvidenceError(.signature, "There is no signature by the key \(key.name) that is trusted.")
        }
        for signature in named where try !isValid(signature) {
            throw EvidenceError(.signature, "A signature by the key \(key.name) doesn't verify: the text was altered.")
        }
    }

    /// The note with one more signature.
    func adding(_ signature: Signature) throws -> SignedNote {
        try SignedNote(text: text, signatures: signatures + [signature])
    }

    private static func signature(_ line: ArraySlice<UInt8>) throws -> Signature {
        let dash = Array("\u{2014} ".utf8)
        let rest = line.dropFirst(dash.count)
        guard line.starts(with: dash), let space = rest.firstIndex(of: UInt8(ascii: " ")) else {
            throw malformed("a signature's line is — name base64")
        }
        guard let name = TextForm.string(rest[..<space]), let text = TextForm.string(rest[(space + 1)...]),
            !name.isEmpty, !name.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "+" }),
            !holdsControls(name.utf8), let blob = Base64.bytes(text), blob.count > 4
        else { throw malformed("a signature's line is — name base64") }
        return Signature(name: name, keyID: Array(blob.prefix(4)), bytes: Array(blob.dropFirst(4)))
    }

    private static func holdsControls(_ text: some Sequence<UInt8>) -> Bool {
        text.contains { $0 < 0x20 && $0 != TextForm.newline }
    }

    private static func malformed(_ rule: String) -> EvidenceError {
        EvidenceError(.note, "The signed note isn't in its form: \(rule).")
    }
}
#endif
