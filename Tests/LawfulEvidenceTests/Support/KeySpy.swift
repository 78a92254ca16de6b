// SPDX-License-Identifier: Apache-2.0

/// Takes note of the keys that a value encodes, those that it says nothing for included.
final class KeySpy: Encoder {
    private(set) var keys: Set<String> = []
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    static func keys(of value: some Encodable) throws -> Set<String> {
        let spy = KeySpy()
        try value.encode(to: spy)
        return spy.keys
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Container<Key>(spy: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { preconditionFailure("only keyed values are looked at") }
    func singleValueContainer() -> any SingleValueEncodingContainer {
        preconditionFailure("only keyed values are looked at")
    }

    private struct Container<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let spy: KeySpy
        let codingPath: [any CodingKey] = []

        func encodeNil(forKey key: Key) { spy.keys.insert(key.stringValue) }
        func encode(_ value: some Encodable, forKey key: Key) { spy.keys.insert(key.stringValue) }
        func encodeIfPresent(_ value: Bool?, forKey key: Key) { spy.keys.insert(key.stringValue) }
        func encodeIfPresent(_ value: String?, forKey key: Key) { spy.keys.insert(key.stringValue) }
        func encodeIfPresent(_ value: Int?, forKey key: Key) { spy.keys.insert(key.stringValue) }
        func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) { spy.keys.insert(key.stringValue) }

        func nestedContainer<Nested: CodingKey>(
            keyedBy keyType: Nested.Type,
            forKey key: Key
        ) -> KeyedEncodingContainer<Nested> { spy.container(keyedBy: keyType) }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { spy.unkeyedContainer() }
        func superEncoder() -> any Encoder { spy }
        func superEncoder(forKey key: Key) -> any Encoder { spy }
    }
}
