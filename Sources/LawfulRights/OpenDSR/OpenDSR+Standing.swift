// SPDX-License-Identifier: Apache-2.0

extension OpenDSR {
    /// Where a request really stands at a processor.
    ///
    /// The protocol has four words, and none for a request that was refused, has failed or was carried out in part. Such a
    /// one is never called completed, nor cancelled, since nobody cancelled it: it keeps the word that was true of it
    /// before, and what has become of it is told in an extension under the processor's own domain.
    ///
    /// | where it stands | the protocol's word | told in the extension |
    /// |---|---|---|
    /// | ``received`` | `pending` | – |
    /// | ``waiting`` | `pending` | `waiting` |
    /// | ``working`` | `in_progress` | – |
    /// | ``done`` | `completed` | – |
    /// | ``doneInPart`` | `in_progress` | `done_in_part` |
    /// | ``refused`` | `pending` | `refused` |
    /// | ``failed`` | `in_progress` | `failed` |
    /// | ``cancelled`` | `cancelled` | – |
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// It has come in, and nothing was done yet.
        case received
        /// It waits for the controller or the person, and nothing was done yet.
        case waiting
        /// It is being carried out.
        case working
        /// It was carried out, all of it.
        case done
        /// It was carried out in part, and the rest won't be.
        case doneInPart = "done_in_part"
        /// It won't be carried out, and nothing was done.
        case refused
        /// It broke off; part of it may have been done.
        case failed
        /// The controller cancelled it before anything was done.
        case cancelled

        /// The protocol's word for it.
        public var status: Status {
            switch self {
            case .received, .waiting, .refused: .pending
            case .working, .doneInPart, .failed: .inProgress
            case .done: .completed
            case .cancelled: .cancelled
            }
        }

        /// Whether the protocol has a word that says it all.
        public var isTold: Bool {
            switch self {
            case .received, .working, .done, .cancelled: true
            case .waiting, .doneInPart, .refused, .failed: false
            }
        }

        /// Whether it may be cancelled: nothing was done.
        public var isCancellable: Bool { status == .pending }

        /// What a report means, with what its sender's extension adds.
        ///
        /// The less is believed where the two contradict each other: a request that is called completed and failed has
        /// failed. What an unknown word adds isn't known, so completed isn't believed beside it.
        ///
        /// - Parameters:
        ///   - status: the protocol's word.
        ///   - stated: the extension's; nil where there is none.
        public init(_ status: Status, stated: String?) {
            if let stated {
                if let standing = Standing(rawValue: stated) {
                    if !standing.isTold {
                        self = standing
                        return
                    }
                } else if status == .completed {
                    self = .working
                    return
                }
            }
            switch status {
            case .pending: self = .received
            case .inProgress: self = .working
            case .completed: self = .done
            case .cancelled: self = .cancelled
            }
        }
    }

    /// Where a request stands, and why, as an extension tells it.
    enum StandingExtension {
        static let state = "request_state"
        static let reasons = "reasons"

        /// The extension's content; nil where the protocol says it all.
        static func content(_ standing: Standing, because codes: [String]) -> [String: Value]? {
            var content: [String: Value] = [:]
            if !standing.isTold { content[state] = .text(standing.rawValue) }
            if !codes.isEmpty { content[reasons] = .list(codes.map { .text($0) }) }
            return content.isEmpty ? nil : content
        }

        /// What a report's extension says; a state of another type than text counts as an unknown word.
        static func read(_ content: [String: Value]?) -> (state: String?, reasons: [String]) {
            var stated: String?
            if let value = content?[state], value != .null {
                if case .text(let text) = value { stated = text } else { stated = "" }
            }
            var codes: [String] = []
            if case .list(let values)? = content?[reasons] {
                codes = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
            }
            return (stated, codes.filter(isCode))
        }

        /// Whether a text is a code, and can't be prose about a person.
        static func isCode(_ text: String) -> Bool {
            !text.isEmpty && text.utf8.count <= 64
                && text.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
                        || $0 == UInt8(ascii: ".")
                }
        }
    }
}
