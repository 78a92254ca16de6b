// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One line of a spool's file: an entry as JSON, and a sum by which a line that changed is told from one that didn't.
///
/// The sum finds accidents. It proves nothing against somebody who can write the file.
struct SpoolLine: Codable {
    let entry: DeferredEntry
    let sum: String

    /// The bytes of an entry's line, the line feed included.
    static func bytes(of entry: DeferredEntry) throws -> Data {
        let line = SpoolLine(entry: entry, sum: try sum(of: entry))
        var bytes = try encoder().encode(line)
        bytes.append(0x0A)
        return bytes
    }

    /// The entry of a line; nil where it isn't as it was written.
    static func entry(of bytes: some Collection<UInt8>) -> DeferredEntry? {
        guard let line = try? JSONDecoder().decode(SpoolLine.self, from: Data(bytes)) else { return nil }
        return (try? sum(of: line.entry)) == line.sum ? line.entry : nil
    }

    private static func sum(of entry: DeferredEntry) throws -> String {
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in try encoder().encode(entry) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
