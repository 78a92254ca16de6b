// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// Takes in the consents, refusals and withdrawals that another system recorded.
///
/// A choice counts from when it was made, and is known from when it is taken in. Each is recorded once, by its source and its
/// name there, however often it comes: by importing twice, by batches that overlap, by starting over after a crash.
///
/// ```swift
/// let run = ConsentImport(
///     from: "mailer", id: "import-2026-11", register: register, into: ledger, digest: keyedHash, now: clock)
/// let report = try await run(ConsentRows.csv(chunks))
/// ```
public struct ConsentImport: Sendable {
    /// Makes names of entries out of names in the source, which may be addresses: a hash under a key, at least 16 bytes. The
    /// same key has to be used for ever, since by it a record is known again.
    public typealias Digest = @Sendable ([UInt8]) -> [UInt8]

    private let source: String
    private let id: EntryID
    private let register: Register
    private let ledger: any Ledger
    private let role: RoleID?
    private let batch: Int
    private let listed: Int
    private let digest: Digest
    private let now: @Sendable () -> Instant

    /// Prepares an import.
    ///
    /// - Parameters:
    ///   - source: the system that the choices come from; with a record's name there, it is what makes it one.
    ///   - id: the import's own name; the same again goes on with it, and its report tells of all attempts.
    ///   - register: what is declared: purposes, and the texts by which consent is asked.
    ///   - ledger: where they are recorded.
    ///   - role: in which role.
    ///   - batch: how many rows are held in memory and recorded together.
    ///   - listed: how many rows the report lists of each kind.
    ///   - digest: makes names of entries.
    ///   - now: the clock.
    public init(
        from source: String,
        id: EntryID,
        register: Register,
        into ledger: any Ledger,
        role: RoleID? = nil,
        batch: Int = 500,
        listing listed: Int = 1000,
        digest: @escaping Digest,
        now: @escaping @Sendable () -> Instant
    ) {
        self.source = source
        self.id = id
        self.register = register
        self.ledger = ledger
        self.role = role
        self.batch = max(1, batch)
        self.listed = listed
        self.digest = digest
        self.now = now
    }

    /// Takes rows in, as they come.
    ///
    /// - Parameters:
    ///   - rows: the rows; a batch of them is in memory at a time.
    ///   - note: told of every row that is refused or can't be proved, also of those that the report doesn't list.
    /// - Returns: what was done.
    /// - Throws: `LedgerError` when a batch couldn't be recorded, `ImportError`, and what the rows and the note throw. What
    ///   was recorded stays recorded: start over.
    public func callAsFunction<Rows: AsyncSequence>(
        _ rows: Rows,
        noting note: (ImportReport.Note) async throws -> Void = { _ in }
    ) async throws -> ImportReport where Rows.Element == ImportRow {
        guard case .appended(let start) = try await ledger.append(marker("start", .importStarted, [:])) else {
            throw LedgerError.noAnswer
        }
        var place = Place(start: start, last: try await lastSequence(from: start))
        var report = ImportReport()
        var waiting: [Row] = []
        for try await row in rows {
            report.rows += 1
            let (consent, faults) = check(row)
            if let consent {
                waiting.append(Row(line: row.line, consent: consent))
                if waiting.count >= batch { try await record(&waiting, &place, &report, note) }
            } else {
                try await refuse(row.line, faults, &report, note)
            }
        }
        try await record(&waiting, &place, &report, note)
        let counts = report.recorded.reduce(into: ["known": report.known, "refused": report.refusedCount]) {
            $0[$1.key.rawValue] = $1.value
        }
        _ = try await ledger.append(marker("end", .importFinished, counts))
        return report
    }

    // MARK: Parts

    private struct Row {
        let line: Int
        let consent: ImportedConsent
    }

    /// Where in the ledger an import is.
    private struct Place {
        /// The entry by which it began, at its first attempt.
        let start: Int64
        /// The last entry that isn't of the batch in hand.
        var last: Int64
    }

    /// The ledger's last entry: sequences have no gaps, so it is found by halving.
    private func lastSequence(from start: Int64) async throws -> Int64 {
        func isBeyond(_ sequence: Int64) async throws -> Bool {
            try await ledger.entries(after: sequence, limit: 1).isEmpty
        }
        var (low, step) = (start, Int64(1))
        while try await !isBeyond(low + step) {
            low += step
            step *= 2
        }
        var high = low + step
        while low < high {
            let middle = low + (high - low) / 2
            if try await isBeyond(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func marker(_ part: String, _ kind: EntryKind, _ counts: [String: Int]) -> EntryDraft {
        let moment = now()
        var event = LedgerEvent(kind).with(\.reason, source)
        event.counts = counts.isEmpty ? nil : counts
        return EntryDraft(
            id: EntryID(rawValue: "\(id.rawValue)/\(part)"), event, subject: nil, role: role, effectiveAt: moment,
            recordedAt: moment)
    }

    /// The choice, if nothing is wrong with it.
    private func check(_ row: ImportRow) -> (ImportedConsent?, [ImportFault]) {
        guard let consent = row.consent else { return (nil, row.faults) }
        var faults: [ImportFault] = []
        if consent.id.allSatisfy(\.isWhitespace) { faults.append(.missing("id")) }
        if consent.subject.rawValue.allSatisfy(\.isWhitespace) { faults.append(.missing("subject")) }
        if register.activityToday(of: consent.purpose) == nil {
            faults.append(
                .init("purpose", .undeclaredPurpose, "The register declares no such purpose, under any name."))
        } else if consent.choice == .given, register.consentRequest(for: consent.purpose) == nil {
            faults.append(.init("purpose", .noConsentAsked, "The register doesn't ask for consent to this purpose."))
        }
        if let at = consent.at, at > now() {
            faults.append(.init("at", .ahead, "The time lies ahead; mind the offset."))
        }
        if let age = consent.age, !(0...150).contains(age) {
            faults.append(.init("age", .malformed, "It must be a number of years."))
        }
        return faults.isEmpty ? (consent, []) : (nil, faults)
    }

    private func refuse(
        _ line: Int,
        _ faults: [ImportFault],
        _ report: inout ImportReport,
        _ note: (ImportReport.Note) async throws -> Void
    ) async throws {
        report.refusedCount += 1
        let refusal = ImportReport.Note(line: line, faults: faults)
        if report.refused.count < listed { report.refused.append(refusal) }
        try await note(refusal)
    }

    /// Records what waits, in one call.
    private func record(
        _ waiting: inout [Row],
        _ place: inout Place,
        _ report: inout ImportReport,
        _ note: (ImportReport.Note) async throws -> Void
    ) async throws {
        let rows = waiting
        waiting = []
        guard !rows.isEmpty else { return }
        var recorded: [SubjectID: [LedgerEntry]] = [:]
        var drafts: [(row: Row, draft: EntryDraft)] = []
        var touches: [ConditionalDraft] = []
        for row in rows {
            let subject = row.consent.subject
            if recorded[subject] == nil { recorded[subject] = try await ledger.history(of: subject).entries }
            let moment = now()
            let event = row.consent.event(from: source, line: row.line, by: register)
            let same = (recorded[subject] ?? []).filter { entry in
                let origin = entry.privatePart?.event.imported
                return origin?.source == source && origin?.id == row.consent.id
            }
            if let twin = same.first(where: { row.consent.isRecorded(by: $0, event) }) {
                // This very row at an attempt before, or the same choice once more.
                let isOwn = twin.sequence > place.start && twin.privatePart?.event.imported?.line == row.line
                if isOwn { try await count(row, event, &report, note) } else { report.known += 1 }
                continue
            }
            if !same.isEmpty, row.consent.choice == .given {
                try await refuse(row.line, [.nameTaken], &report, note)
                continue
            }
            let draft = EntryDraft(
                id: try same.isEmpty ? entryID(["record", source, row.consent.id]) : ownName(of: row.consent), event,
                subject: subject, role: role, effectiveAt: row.consent.effectiveAt(importedAt: moment),
                recordedAt: moment)
            // For the rows after it; it has no place in the ledger yet.
            recorded[subject]?.append(LedgerEntry(sequence: 0, draft))
            drafts.append((row, draft))
            if recorded[subject]?.contains(where: \.publicPart.kind.isOfIdentity) == true {
                touches += try await ledger.touches(with: draft)
            }
        }
        guard !drafts.isEmpty else { return }
        let outcomes = try await ledger.append(drafts.map { ConditionalDraft($0.draft) } + touches)
        guard outcomes.count == drafts.count + touches.count else { throw LedgerError.noAnswer }
        var seen: Set<Int64> = []
        var late: [(row: Row, draft: EntryDraft)] = []
        for ((row, draft), outcome) in zip(drafts, outcomes) {
            guard case .appended(let sequence) = outcome else { throw LedgerError.noAnswer }
            if sequence > place.last, seen.insert(sequence).inserted {
                try await count(row, draft.event, &report, note)
            } else if try await !isAnothers(sequence, draft) {
                report.known += 1
            } else if row.consent.choice == .given {
                try await refuse(row.line, [.nameTaken], &report, note)
            } else {
                late.append((row, draft))
            }
        }
        for (row, draft) in late {
            let own = EntryDraft(
                id: try ownName(of: row.consent), draft.event, subject: draft.subject, role: role,
                effectiveAt: draft.effectiveAt, recordedAt: draft.recordedAt)
            guard case .appended(let sequence) = try await ledger.append(own) else { throw LedgerError.noAnswer }
            if sequence > place.last, seen.insert(sequence).inserted {
                try await count(row, own.event, &report, note)
            } else {
                report.known += 1
            }
        }
        place.last = max(place.last, seen.max() ?? place.last)
    }

    /// The name of a no whose name in the source is taken, be it by a consent that it took the place of or by somebody
    /// else's record: it isn't lost over its name.
    private func ownName(of consent: ImportedConsent) throws -> EntryID {
        try entryID([
            "changed", source, consent.id, consent.choice.rawValue, consent.at?.description ?? "undated",
            consent.subject.rawValue,
        ])
    }

    /// Whether what is recorded under a name is of another person, as far as it can still be read.
    private func isAnothers(_ sequence: Int64, _ draft: EntryDraft) async throws -> Bool {
        let part = try await ledger.entries(after: sequence - 1, limit: 1).first?.privatePart
        return part != nil && part?.subject != draft.subject
    }

    private func count(
        _ row: Row,
        _ event: LedgerEvent,
        _ report: inout ImportReport,
        _ note: (ImportReport.Note) async throws -> Void
    ) async throws {
        guard let grade = event.imported?.grade else { return }
        report.recorded[grade, default: 0] += 1
        guard row.consent.choice == .given, grade == .unprovable else { return }
        report.unprovableCount += 1
        let found = ImportReport.Note(line: row.line, faults: [])
        if report.unprovable.count < listed { report.unprovable.append(found) }
        try await note(found)
    }

    /// The name of an entry: of lengths and texts, so that no two lists of texts have the same.
    private func entryID(_ parts: [String]) throws -> EntryID {
        let bytes = digest(parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
        guard bytes.count >= 16 else {
            throw ImportError(.digest, "The digest has \(bytes.count) bytes; 16 at least tell records apart.")
        }
        let digits = bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return EntryID(rawValue: "import/\(digits)")
    }
}

extension ImportedConsent {
    /// Whether an entry of the same name records this choice, however the row was written.
    fileprivate func isRecorded(by entry: LedgerEntry, _ event: LedgerEvent) -> Bool {
        guard let known = entry.privatePart?.event else { return false }
        // What is wrong with it may be seen otherwise today.
        func choice(_ event: LedgerEvent) -> LedgerEvent { event.with(\.imported, nil).with(\.flaws, nil) }
        guard choice(known) == choice(event) else { return false }
        return known.imported?.isUndated == true ? at == nil : at == entry.publicPart.effectiveAt
    }
}

/// Why an import couldn't begin or go on; what was recorded stays recorded. It names nobody.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String { case header, digest }
        private let storage: Storage

        /// The first line doesn't name the columns that are needed.
        public static let header = Code(storage: .header)
        /// What makes names of entries makes none.
        public static let digest = Code(storage: .digest)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What was wrong.
    public let code: Code
    /// What was wrong and what to do; no personal data.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "import.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: ImportError, other: ImportError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension ImportFault {
    static let nameTaken = ImportFault(
        "id", .conflict, "Another choice was recorded under this name; a record's name stands for one choice.")

    static func missing(_ column: String) -> ImportFault { .init(column, .missing, "Every row needs it.") }
}
