// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A SHA-256 hash by value: 32 bytes in place, so that trees and tiles hold no references.
public struct Hash256: Hashable, Sendable, BitwiseCopyable {
    /// How many bytes a hash has.
    public static let byteCount = 32

    // In the order of memory, not as numbers.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// A hash of its bytes; nil unless there are 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let array = Array(bytes)
        unsafe self = array.withUnsafeBytes { unsafe Hash256(loading: $0, at: 0) }
    }

    /// A hash of 64 hexadecimal digits in lower case; nil for anything else.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes)
    }

    /// A hash of its base64; nil unless it is canonical and of 32 bytes.
    public init?(base64: String) {
        guard let bytes = Base64.bytes(base64) else { return nil }
        self.init(bytes)
    }

    /// A hash of four words of eight bytes, the first byte of each the lowest.
    init(words: SIMD4<UInt64>) {
        first = UInt64(littleEndian: words[0])
        second = UInt64(littleEndian: words[1])
        third = UInt64(littleEndian: words[2])
        fourth = UInt64(littleEndian: words[3])
    }

    /// Reads 32 bytes of a buffer that holds them.
    @unsafe
    init(loading buffer: UnsafeRawBufferPointer, at offset: Int) {
        unsafe first = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        unsafe second = buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        unsafe third = buffer.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)
        unsafe fourth = buffer.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
    }

    /// Writes 32 bytes to a buffer that has room for them.
    @unsafe
    func store(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        unsafe buffer.storeBytes(of: first, toByteOffset: offset, as: UInt64.self)
        unsafe buffer.storeBytes(of: second, toByteOffset: offset + 8, as: UInt64.self)
        unsafe buffer.storeBytes(of: third, toByteOffset: offset + 16, as: UInt64.self)
        unsafe buffer.storeBytes(of: fourth, toByteOffset: offset + 24, as: UInt64.self)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            unsafe store(to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.byteCount
        }
    }

    /// 64 hexadecimal digits in lower case.
    public var hex: String { Hex.text(bytes) }

    /// The hash in base64, as checkpoints and proofs hold it.
    public var base64: String { Base64.text(bytes) }
}

extension Hash256: CustomStringConvertible {
    /// The hexadecimal digits.
    public var description: String { hex }
}
#endif
