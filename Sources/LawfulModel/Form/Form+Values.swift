// SPDX-License-Identifier: Apache-2.0

import LawfulTime

extension Form {
    /// A period with one count and one unit.
    static let period = Form.parsed(
        ParsedForm(
            name: "period", noun: "a period such as P4W", pattern: "^P(T(0|[1-9][0-9]*)H|(0|[1-9][0-9]*)[DWMY])$",
            example: "P1D",
            matches: { (try? Period($0)) != nil }))

    /// How a retention period is counted.
    static let counting = Form.parsed(
        ParsedForm(
            name: "counting", noun: "event, endOfCalendarYear, endOfFinancialYear(12-31) or yearsFollowing",
            pattern: "^(event|endOfCalendarYear|yearsFollowing|endOfFinancialYear\\([0-9]{2}-[0-9]{2}\\))$",
            example: "event", matches: { (try? RetentionCount($0)) != nil }))

    /// A law.
    static let law = Form.object(
        ObjectForm(
            "law", "A law that an obligation, a task or a term rests on (Art. 6(3)).", by: "citation",
            fields: [
                .must("citation", .text, "The citation, such as AWR 52(4).", .substance(.basis)),
                .must(
                    "origin", .choice(LawReference.Origin.self),
                    "Whose law it is: of the Union (eu), of a member state (ms), or of a third country (third).",
                    .substance(.basis)),
                .usual("isTold", .truth, true, "Whether the statement names it to people.", .organisation),
            ]))

    /// What allows data on offences.
    static let licence = Form.tagged(
        TaggedForm(
            name: "licence", summary: "What allows data on offences (Art. 10).",
            shapes: [
                .init("law", "A law that authorises it.", .law),
                .init("granted", "A licence of the supervisory authority, by its reference.", .text),
            ]))

    static let operations = Form.list(.choice(ProcessingOperation.self))
    static let names = Form.list(.name)
    static let texts = Form.list(.text)
}
