// SPDX-License-Identifier: Apache-2.0

extension OpenDSR {
    /// Fields of a head; names are compared without case.
    public struct Headers: Hashable, Sendable {
        /// One field.
        public struct Field: Hashable, Sendable {
            /// Its name.
            public let name: String
            /// Its value.
            public let value: String
        }

        /// The fields, in order.
        public private(set) var fields: [Field] = []

        /// Makes a head of names and values.
        public init(_ fields: KeyValuePairs<String, String> = [:]) {
            self.fields = fields.map { Field(name: $0.key, value: $0.value) }
        }

        /// Adds a field.
        public mutating func add(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

        /// The values of a name, in order.
        public func values(of name: String) -> [String] {
            fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        }
    }

    /// A request of HTTP, as a value. Its body may name a person: nothing shows it.
    public struct Call: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// What is done.
        public enum Method: String, Hashable, Sendable {
            /// Reads.
            case get = "GET"
            /// Hands over.
            case post = "POST"
            /// Takes away.
            case delete = "DELETE"
        }

        /// What is done.
        public var method: Method
        /// The address: absolute where it is sent, perhaps a path alone where it is received.
        public var target: String
        /// The head.
        public var headers: Headers
        /// The body, just as it goes over the line.
        public var body: [UInt8]

        /// Makes a call.
        public init(_ method: Method, _ target: String, headers: Headers = Headers(), body: [UInt8] = []) {
            self.method = method
            self.target = target
            self.headers = headers
            self.body = body
        }

        /// The method alone.
        public var description: String { "(a \(method.rawValue) of OpenDSR, \(body.count) bytes)" }
        /// The method alone.
        public var debugDescription: String { description }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// A response of HTTP, as a value. A receipt's body repeats the request, so nothing shows it: don't log it.
    public struct Answer: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The code of its status.
        public var code: Int
        /// The head.
        public var headers: Headers
        /// The body, just as it goes over the line.
        public var body: [UInt8]

        /// Makes an answer.
        public init(_ code: Int, headers: Headers = Headers(), body: [UInt8] = []) {
            self.code = code
            self.headers = headers
            self.body = body
        }

        /// The code alone.
        public var description: String { "(an answer \(code) of OpenDSR, \(body.count) bytes)" }
        /// The code alone.
        public var debugDescription: String { description }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
}

/// Carries calls to where they are addressed: over TLS, without following redirections, and with whatever the other end
/// wants for authentication. The protocol leaves that to the two of them.
public protocol OpenDSRTransport: Sendable {
    /// Sends a call and gives what came back.
    func send(_ call: OpenDSR.Call) async throws -> OpenDSR.Answer
}
