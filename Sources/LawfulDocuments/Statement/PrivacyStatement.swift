// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// The privacy statement that a register amounts to (Arts. 12 to 14): the same declarations by which uses are decided,
/// told to the people whose data they are.
///
/// ```swift
/// let statement = try PrivacyStatement(register, on: today, language: .nl, previous: lastYears)
/// try statement.html().write(to: page, atomically: true, encoding: .utf8)
/// for gap in statement.checklist where gap.isMissing { print(gap.purpose, gap.item) }
/// ```
///
/// It tells what is declared and no more: what the register doesn't say is missing from it, and stands in the
/// ``checklist`` with the finding that says so. A purpose that the version doesn't describe isn't told, nor is an
/// interest that it didn't name, since people weren't told either. A processor's activities belong to the statements of
/// its controllers. What an earlier published text left to guess (``RetentionRule/untold``, ``LawReference/isTold``,
/// ``RightsProcedure``) is told here, since decisions act on it.
public struct PrivacyStatement: Sendable {
    /// The version that it is.
    public let notice: Notice
    /// The statement as a document.
    public let document: Document
    /// Each item of Arts. 13 and 14 for each purpose: where it is told, or that it is missing.
    public let checklist: [ChecklistEntry]

    /// Writes the version of the statement that is in force on a date.
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - date: the local date that chooses the version; transfers and agreements are told as they stand on it.
    ///   - language: the language to write in; the register's own texts come in it where they are translated.
    ///   - previous: the register as it was under the version before, with which it is compared; nil where it isn't kept.
    ///   - law: the tables of law to tell transfers by.
    /// - Throws: ``DocumentError`` when no version is in force on the date, or what `Register.diff(to:)` throws.
    public init(
        _ register: Register,
        on date: LocalDate,
        language: Language,
        previous: Register? = nil,
        law: LawTables = .bundled
    ) throws {
        guard let notice = register.notice(on: date) else { throw DocumentError.noStatement(on: date) }
        var writer = StatementWriter(register, notice, language, law: law, on: date)
        document = try writer.document(previous: previous)
        checklist = writer.checklist()
        self.notice = notice
    }

    /// Writes the version of the statement that a history of registers has in force on a date, and tells what changed
    /// since the version that was in force before it.
    ///
    /// - Parameters:
    ///   - history: the versions of the register.
    ///   - date: the local date that chooses the version.
    ///   - language: the language to write in.
    ///   - law: the tables of law to tell transfers by.
    /// - Throws: ``DocumentError`` when no version is in force on the date, or what `Register.diff(to:)` throws.
    public init(
        _ history: RegisterHistory,
        on date: LocalDate,
        language: Language,
        law: LawTables = .bundled
    ) throws {
        guard let version = history.version(on: date), let notice = version.register.notice(on: date) else {
            throw DocumentError.noStatement(on: date)
        }
        let previous = history.versions.prefix { $0 != version }.last { earlier in
            earlier.register.notice(on: earlier.from).map { $0.version != notice.version } ?? false
        }
        try self.init(version.register, on: date, language: language, previous: previous?.register, law: law)
    }

    /// The statement as Markdown.
    public func markdown() -> String { document.markdown() }

    /// The statement as a self-contained, accessible page.
    public func html() -> String { document.html() }
}

extension Register {
    /// The version of the statement in force on a date.
    func notice(on date: LocalDate) -> Notice? { notices.last { ($0.from.date ?? .distantFuture) <= date } }

    /// The register's own texts that statements and records of processing show and that nobody translated into a
    /// language: each once, in the order of their first use. They are shown as they stand, marked with their language.
    ///
    /// - Parameter language: the language; in the register's own nothing needs translating.
    /// - Returns: the texts.
    public func untranslated(in language: Language) -> [String] {
        let date = notices.last?.from.date ?? .distantPast
        var documents = [
            ProcessingRecord.controller(self, on: date, language: language),
            ProcessingRecord.processor(self, on: date, language: language),
        ]
        if let statement = try? PrivacyStatement(self, on: date, language: language) {
            documents.insert(statement.document, at: 0)
        }
        var seen: Set<String> = []
        return documents.flatMap(\.untranslated).filter { seen.insert($0).inserted }
    }
}
