// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// The statement and its versions (Arts. 12 to 14).
extension FindingRule {
    /// A purpose that the statement doesn't describe. A processor's are described by its controllers.
    static let undescribedPurpose = activity("L-01", .warning, "13(1)(c)") { survey, activity, places in
        guard let described = survey.described, !activity.part.isProcessor, !described.contains(activity.purpose) else {
            return
        }
        places.add(
            "", "the statement in force doesn't describe the purpose '\(activity.title)'; people must infer it",
            "Describe it in the next version of the statement and list it in that notice's purposes.")
    }

    /// A place that collects data and shows no statement.
    static let collectionWithoutNotice = register("L-02", .warning, "13(1)") { survey, places in
        for (index, point) in survey.register.collectionPoints.enumerated() where point.notice == nil {
            let isFree = survey.activities[point.purpose]?.categories.contains {
                survey.categories[$0]?.isFreeText == true
            }
            let risk = isFree == true ? "; its free text may draw in special categories (Art. 9)" : ""
            places.add(
                "collectionPoints[\(index)]", "'\(point.name)' collects data without showing a notice\(risk)",
                "Show the statement where the data are asked for, and declare which version.", of: point.purpose)
        }
    }

    /// A change that people are told of by the statement alone.
    static let conspicuousOnly = register("L-30", .info, "13(3)") { survey, places in
        let remedy = "Tell each person by a message of its own before data are used for a new purpose."
        if survey.register.changes?.material == .conspicuously {
            places.add(
                "changes.material", "people learn of changes by looking at the statement; weak for a new purpose",
                remedy)
        }
        for notice in survey.register.notices.dropFirst() where notice.announcement == .conspicuously {
            places.add(
                "notices[\(notice.version)].announcement",
                "people learned of this version by looking at the statement; weak for a new purpose", remedy)
        }
    }

    /// A statement from before the Regulation.
    static let beforeItsTime = register("L-31", .info, "99(2)") { survey, places in
        for notice in survey.register.notices {
            guard let from = notice.from.date, let start = LocalDate(year: 2018, month: 5, day: 25), from < start else {
                continue
            }
            places.add(
                "notices[\(notice.version)].from",
                "this version applies from \(from), before the Regulation did (\(start))",
                "Keep it as it is: what was done before is judged by the law of then.")
        }
    }

    /// A version that applied before anybody was told.
    static let announcedTooLate = register("G-26", .error, "13(3)") { survey, places in
        for notice in survey.register.notices {
            guard let announced = notice.announcedOn?.date, let from = notice.from.date, from <= announced else {
                continue
            }
            places.add(
                "notices[\(notice.version)].announcedOn",
                "people were told on \(announced) of a version that applies from \(from)",
                "Tell them first: let the version apply from a later day.")
        }
    }

    /// A later version that nobody was told of.
    static let neverAnnounced = register("G-27", .warning, "13(3)") { survey, places in
        for notice in survey.register.notices.dropFirst() where notice.announcedOn == nil {
            places.add(
                "notices[\(notice.version)].announcedOn", "nothing says that people were told before it applied",
                "Tell them before it applies, and declare on which day and how.")
        }
    }

    /// No version applies on the date: every use is denied.
    static let noStatementYet = register("G-44", .warning, "13(1)") { survey, places in
        guard let date = survey.date, let first = survey.register.notices.first?.from.date, date < first else { return }
        places.add(
            "notices", "no version of the statement applies on \(date); the first one does from \(first)",
            "Wait until then, or declare the version that applies now; every use is denied without one.")
    }

    /// A place that shows a version which isn't the one in force: what it collects counts as untold.
    static let outdatedAtCollection = register("G-45", .warning, "13(1)") { survey, places in
        guard survey.date != nil, let current = survey.notice?.version else { return }
        for (index, point) in survey.register.collectionPoints.enumerated() {
            guard let shown = point.notice, shown != current else { continue }
            places.add(
                "collectionPoints[\(index)].notice",
                "'\(point.name)' shows version '\(shown)', and '\(current)' is the one in force",
                "Show the version in force; collecting is denied under another.", of: point.purpose)
        }
    }
}
