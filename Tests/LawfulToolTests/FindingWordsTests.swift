// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence
import Testing

@testable import LawfulTool

@Suite("Every finding has its words")
struct FindingWordsTests {
    /// One of each kind. A new case doesn't compile here until it has a sample, and the kind after it.
    private static func next(_ finding: EvidenceFinding?) -> EvidenceFinding? {
        switch finding {
        case nil: .checkpointMissing
        case .checkpointMissing: .checkpointRefused(file: "checkpoints/7", EvidenceError(.signature, "m"))
        case .checkpointRefused: .verifierKeyDiffers
        case .verifierKeyDiffers: .rolledBack(have: 40, expected: 41)
        case .rolledBack: .historyRewritten(size: 41, source: "the pin of size 41")
        case .historyRewritten: .rootMismatched(signed: .emptyTree, computed: .leaf(of: [1]))
        case .rootMismatched: .entryAltered(41)
        case .entryAltered: .entryMalformed(41)
        case .entryMalformed: .entryMisplaced(41)
        case .entryMisplaced: .bundleMissing("tile/entries/000")
        case .bundleMissing: .bundleMalformed("tile/entries/000")
        case .bundleMalformed: .tileMissing("tile/0/000")
        case .tileMissing: .tileMismatched("tile/0/000")
        case .tileMismatched: .proofRefused(file: "proofs/4", EvidenceError(.proof, "m"))
        case .proofRefused: .consistencyRefused(file: "consistency/4", EvidenceError(.proof, "m"))
        case .consistencyRefused: .payloadMismatched(41)
        case .payloadMismatched: .payloadMalformed(line: 42)
        case .payloadMalformed: .payloadUnexpected(.max)
        case .payloadUnexpected: .payloadsOutOfOrder(line: 42)
        case .payloadsOutOfOrder: .payloadMissing(41)
        case .payloadMissing: .actorAltered(pseudonym: Hash256.emptyTree.hex)
        case .actorAltered: .actorMissing(41)
        case .actorMissing: .unreadable(file: "proofs/4")
        case .unreadable: nil
        }
    }

    static let all = Array(
        sequence(state: EvidenceFinding?.none) { last in
            last = next(last)
            return last
        })

    @Test("a sentence and advice in both languages, a code of its own", arguments: all)
    func words(finding: EvidenceFinding) {
        for text in [finding.sentence.en, finding.sentence.nl, finding.advice.en, finding.advice.nl] {
            #expect(text.hasSuffix(".") && text.count > 20 && !text.contains("\n"))
        }
        #expect(finding.sentence.en != finding.sentence.nl)
        #expect(finding.advice.en != finding.advice.nl)
        #expect(Self.all.count { $0.code == finding.code } == 1)
    }

    @Test("sentences name the entry by its sequence and its place, the line, the file, the size", arguments: all)
    func places(finding: EvidenceFinding) {
        let place = finding.place
        for text in [finding.sentence.en, finding.sentence.nl] {
            if let index = place.index {
                #expect(text.contains("\(index)"))
                if place.isInLog { #expect(text.contains("\(index + 1) (")) }
            }
            if let line = place.line { #expect(text.contains("\(line)")) }
            if let size = place.size { #expect(text.contains("\(size)")) }
            if let file = place.file, !file.hasPrefix("the pin") { #expect(text.contains(file)) }
        }
    }

    @Test("pins are named in the language of the sentence")
    func pins() {
        let finding = EvidenceFinding.historyRewritten(size: 41, source: "the pin of size 41")
        #expect(finding.sentence.nl.contains("de pin van grootte 41"))
        #expect(!finding.sentence.nl.contains("the pin"))
    }

    @Test(
        "every reason for which a file can be refused has words",
        arguments: [
            EvidenceError.Code.proof, .tile, .note, .signature, .checkpoint, .rolledBack, .inconsistent, .entry, .key,
            .storage,
        ])
    func reasons(code: EvidenceError.Code) throws {
        let reason = try #require(EvidenceError.reasons[code])
        #expect(reason.en != reason.nl && !reason.en.isEmpty && !reason.nl.isEmpty)
    }

    @Test("texts from outside can't steer a terminal, break the line or go on for ever")
    func visible() {
        #expect(
            VisibleText.of("a\u{1b}[2Jb\nc\u{202e}d\u{7}\u{2028}e\\")
                == "a\\u{1b}[2Jb\\u{a}c\\u{202e}d\\u{7}\\u{2028}e\\\\")
        #expect(VisibleText.of("tegels/café 1") == "tegels/café 1")
        #expect(VisibleText.of(String(repeating: "x", count: 4_000)).count == VisibleText.limit + 1)
    }
}
#endif
