// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// Compares the payloads that a folder shows with what their entries commit to, line by line.
struct PayloadCheck {
    private struct Line: Decodable {
        let i: Int64
        let s: String?
        let p: String?
        let erased: Bool?
    }

    private var entries: FolderEntries
    private let files: FolderFiles
    private let size: Int64
    private let expectsAll: Bool
    private let decoder = JSONDecoder()
    private var last: Int64 = -1
    private var number: Int64 = 0

    init(files: FolderFiles, size: Int64, expectsAll: Bool) {
        self.files = files
        self.size = size
        self.expectsAll = expectsAll
        entries = FolderEntries(files: files, size: size)
    }

    mutating func run(_ report: inout EvidenceReport) {
        do {
            if var lines = try FileLines.opened(files.path(FolderFiles.payloads)) {
                while let line = try lines.next() {
                    number += 1
                    check(line, &report)
                }
            }
            reportMissing(upTo: size, &report)
        } catch {
            report.add(.unreadable(file: FolderFiles.payloads))
        }
    }

    private mutating func check(_ bytes: [UInt8], _ report: inout EvidenceReport) {
        guard let line = try? decoder.decode(Line.self, from: Data(bytes)) else {
            return report.add(.payloadMalformed(line: number))
        }
        guard (0..<size).contains(line.i) else { return report.add(.payloadUnexpected(line.i)) }
        guard line.i > last else { return report.add(.payloadsOutOfOrder(line: number)) }
        reportMissing(upTo: line.i, &report)
        last = line.i
        guard let commitment = commitment(of: line.i) else { return report.add(.payloadMalformed(line: number)) }
        if line.erased == true {
            guard line.s == nil, line.p == nil else { return report.add(.payloadMalformed(line: number)) }
            report.erased += 1
            return
        }
        guard let salt = line.s.flatMap(Hex.bytes), let payload = line.p.flatMap(Base64.bytes) else {
            return report.add(.payloadMalformed(line: number))
        }
        guard PayloadCommitment.commitment(salt: salt, payload: payload) == commitment else {
            return report.add(.payloadMismatched(line.i))
        }
        report.shown += 1
    }

    private mutating func reportMissing(upTo index: Int64, _ report: inout EvidenceReport) {
        guard expectsAll else { return }
        var place = last + 1
        while place < index {
            if commitment(of: place) != nil { report.add(.payloadMissing(place)) }
            place += 1
        }
    }

    private mutating func commitment(of index: Int64) -> Hash256? {
        guard let entry = entries.entry(index), let object = try? CanonicalObject(entry) else { return nil }
        return object.text("c").flatMap(Hash256.init(hex:))
    }
}

/// The lines of a file, of which one at a time is in memory.
struct FileLines: ~Copyable {
    private static let maximumLine = 16 * 1_048_576

    private let file: PlainFile
    private var buffer: [UInt8] = []
    private var place = 0

    private init(_ file: consuming PlainFile) { self.file = file }

    /// The lines of a file; nil where there is none.
    static func opened(_ path: String) throws -> FileLines? {
        guard let file = try PlainFile.opened(path) else { return nil }
        return FileLines(file)
    }

    /// The next line without its newline; nil at the end.
    mutating func next() throws -> [UInt8]? {
        var searched = place
        while true {
            if let end = buffer[searched...].firstIndex(of: TextForm.newline) {
                defer { place = end + 1 }
                return Array(buffer[place..<end])
            }
            buffer.removeFirst(place)
            place = 0
            searched = buffer.count
            guard buffer.count <= Self.maximumLine else {
                throw EvidenceError(.storage, "A line is longer than such lines are.")
            }
            let more = try file.read(upTo: 65_536)
            if more.isEmpty {
                defer { buffer = [] }
                return buffer.isEmpty ? nil : buffer
            }
            buffer += more
        }
    }
}
#endif
