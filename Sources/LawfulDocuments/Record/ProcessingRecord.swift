// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// The records of processing that Art. 30 asks for, as a register amounts to them on a date.
///
/// What the register doesn't declare is a dash, and a finding. A supervisory authority reads them on request
/// (Art. 30(4)).
public enum ProcessingRecord {
    /// The record of Art. 30(1): of each activity that the register's entities decide about, items (a) to (g), and the
    /// legal basis besides, which the article doesn't ask for.
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - date: the local date as of which it is written.
    ///   - language: the language to write in.
    ///   - law: the tables of law to tell transfers by.
    /// - Returns: the record.
    public static func controller(
        _ register: Register,
        on date: LocalDate,
        language: Language,
        law: LawTables = .bundled
    ) -> Document {
        let writer = RecordWriter(register, language, law: law, on: date)
        let activities = register.activities.filter { !$0.part.isProcessor }
        return writer.document(
            writer.words.controllers(writer.owner),
            activities.map(writer.section), otherwise: writer.words.none)
    }

    /// The record of Art. 30(2): of each controller on whose instruction the register's owner processes, items (a) to
    /// (d).
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - date: the local date as of which it is written.
    ///   - language: the language to write in.
    ///   - law: the tables of law to tell transfers by.
    /// - Returns: the record.
    public static func processor(
        _ register: Register,
        on date: LocalDate,
        language: Language,
        law: LawTables = .bundled
    ) -> Document {
        let writer = RecordWriter(register, language, law: law, on: date)
        return writer.document(
            writer.words.processors(writer.owner),
            writer.clients.map(writer.section), otherwise: writer.words.noneForOthers)
    }
}
