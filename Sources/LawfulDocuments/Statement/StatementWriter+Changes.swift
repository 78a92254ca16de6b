// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What changed since the version before.
extension StatementWriter {
    func changesSection(previous: Register?) throws -> Document.Section {
        let id = "changes"
        guard let old = version(before: previous) else {
            return .init(id, words.changes, [.paragraph(words.firstVersion)])
        }
        let new = StatementVersion(register, notice)
        let before = ActivityTeller(old.register, words.language, law: teller.law, on: teller.date)
        let lines = try StatementChange.all(from: old, to: new).map { line($0, old, new, before) }
        let title = words.changes(since: Phrase(old.notice.version.rawValue))
        var blocks: [Document.Block] = lines.isEmpty ? [] : [.list(lines)]
        if previous == nil {
            blocks.append(.paragraph(words.compareYourself))
        } else if lines.isEmpty {
            blocks.append(.paragraph(words.nothingChanged))
        }
        return .init(id, title, blocks)
    }

    /// The version before: of the register as it was, or else of this one.
    private func version(before previous: Register?) -> StatementVersion? {
        if let previous {
            let others = previous.notices.filter { $0.version != notice.version }
            return (others.last ?? previous.notices.last).map { StatementVersion(previous, $0) }
        }
        let older = register.notices.prefix { $0.version != notice.version }
        return older.last.map { StatementVersion(register, $0) }
    }

    private func line(
        _ change: StatementChange,
        _ old: StatementVersion,
        _ new: StatementVersion,
        _ before: ActivityTeller
    ) -> Phrase {
        func names(_ ids: [RecipientID], _ teller: ActivityTeller) -> Phrase {
            ids.map { id in teller.register.recipient(id).map(teller.voice.recipient) ?? Phrase(id.rawValue) }.joined()
        }
        func told(_ purpose: PurposeID, _ lines: (ActivityTeller, Activity) -> [Phrase]) -> (Phrase, Phrase) {
            let were = old.activity(purpose).map { lines(before, $0) } ?? []
            let are = new.activity(purpose).map { lines(teller, $0) } ?? []
            return (were.joined("; "), are.joined("; "))
        }
        switch change {
        case .purposeAdded(let purpose): return words.added(voice.title(purpose))
        case .purposeEnded(let purpose): return words.ended(before.voice.title(purpose))
        case .categoriesAdded(let purpose, let ids):
            return words.added(teller.categories(ids), to: voice.title(purpose))
        case .categoriesDropped(let purpose, let ids):
            return words.dropped(before.categories(ids), from: voice.title(purpose))
        case .recipientsAdded(let purpose, let ids):
            return words.receives(names(ids, teller), voice.title(purpose))
        case .recipientsDropped(let purpose, let ids):
            return words.receivesNoMore(names(ids, before), voice.title(purpose))
        case .basisChanged(let purpose):
            let (was, now) = told(purpose) { $0.bases(of: $1) }
            if was == now { return words.changed(.basis, [voice.title(purpose)]) }
            return words.basisChanged(voice.title(purpose), was, now)
        case .periodChanged(let purpose, let direction):
            let (was, now) = told(purpose) { $0.periods(of: $1) }
            if was == now { return words.changed(.retention, [voice.title(purpose)]) }
            return words.periodChanged(voice.title(purpose), direction, was, now)
        case .other(let kind, let purposes):
            let isEverywhere = purposes.count == new.activities.count
            return words.changed(kind, isEverywhere ? [] : purposes.map(voice.title))
        }
    }
}
