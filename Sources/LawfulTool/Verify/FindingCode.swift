// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence

extension EvidenceFinding {
    /// What kind of finding it is; stable, for programs.
    var code: String {
        switch self {
        case .checkpointMissing: "checkpoint.missing"
        case .checkpointRefused: "checkpoint.refused"
        case .verifierKeyDiffers: "key.differs"
        case .rolledBack: "log.rolledBack"
        case .historyRewritten: "log.rewritten"
        case .rootMismatched: "root.mismatched"
        case .entryAltered: "entry.altered"
        case .entryMalformed: "entry.malformed"
        case .entryMisplaced: "entry.misplaced"
        case .bundleMissing: "entries.missing"
        case .bundleMalformed: "entries.malformed"
        case .tileMissing: "tile.missing"
        case .tileMismatched: "tile.mismatched"
        case .proofRefused: "proof.refused"
        case .consistencyRefused: "consistency.refused"
        case .payloadMismatched: "payload.mismatched"
        case .payloadMalformed: "payload.malformed"
        case .payloadUnexpected: "payload.unexpected"
        case .payloadsOutOfOrder: "payload.outOfOrder"
        case .payloadMissing: "payload.missing"
        case .actorAltered: "actor.altered"
        case .actorMissing: "actor.missing"
        case .unreadable: "file.unreadable"
        }
    }

    /// Where a finding is.
    struct Place {
        var index: Int64?
        /// Whether the log has such a place; then its entry has the sequence after it.
        var isInLog = true
        var file: String?
        var line: Int64?
        var size: Int64?
        var error: EvidenceError?
    }

    var place: Place {
        switch self {
        case .checkpointMissing, .verifierKeyDiffers, .rootMismatched, .actorAltered: Place()
        case .checkpointRefused(let file, let error), .proofRefused(let file, let error),
            .consistencyRefused(let file, let error):
            Place(file: file, error: error)
        case .rolledBack(_, let expected): Place(size: expected)
        case .historyRewritten(let size, let source): Place(file: source, size: size)
        case .entryAltered(let index), .entryMalformed(let index), .entryMisplaced(let index),
            .payloadMismatched(let index), .payloadMissing(let index), .actorMissing(let index):
            Place(index: index)
        case .payloadUnexpected(let index): Place(index: index, isInLog: false)
        case .bundleMissing(let file), .bundleMalformed(let file), .tileMissing(let file), .tileMismatched(let file),
            .unreadable(let file):
            Place(file: file)
        case .payloadMalformed(let line), .payloadsOutOfOrder(let line): Place(line: line)
        }
    }
}
#endif
