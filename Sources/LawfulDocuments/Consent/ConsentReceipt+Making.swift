// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulLedger
public import LawfulModel
import LawfulTime

extension ConsentReceipt {
    /// Makes the receipt of one step.
    ///
    /// What the record says of the act counts; what it leaves out is taken from the register.
    ///
    /// - Parameters:
    ///   - entry: the entry that records the step; nil is the answer where the record has no such step.
    ///   - record: the person's consent to the purpose.
    ///   - register: the register of those days.
    ///   - language: the language of its texts.
    ///   - subjectRef: a pseudonym of the person; never pass the identifier that the ledger knows them by.
    public init?(
        for entry: EntryID,
        in record: ConsentRecord,
        by register: Register,
        in language: Language,
        about subjectRef: String? = nil
    ) {
        guard let last = record.steps.lastIndex(where: { $0.entry == entry }),
            let status = Status(record.steps[last].kind)
        else { return nil }
        let steps = record.steps[...last]
        // A withdrawal or a review speaks of what was consented to before it; a refusal of its own text.
        let isAboutEarlier = status == .withdrawn || status == .invalidated
        let step = (isAboutEarlier ? steps.last { $0.isGiving } : nil) ?? record.steps[last]
        header = Header(
            schemaVersion: Self.schemaVersion, receiptId: entry, status: status, subjectRef: subjectRef,
            language: language,
            jurisdiction: step.details.jurisdiction ?? step.country ?? register.controller.country)
        processing = Self.processing(record.purpose, step, register, language)
        parties = Self.parties(record.purpose, step.details, register, language)
        events = steps.compactMap { Self.event($0, register) }
    }

    private static func processing(
        _ purpose: PurposeID,
        _ step: ConsentRecord.Step,
        _ register: Register,
        _ language: Language
    ) -> Processing {
        let activity = register.activity(purpose)
        let text = step.text.flatMap { id in register.consentTexts.first { $0.id == id } }
        let recipients = activity?.disclosures.compactMap { register.recipient($0.recipient) } ?? []
        var seen: Set<CountryCode> = []
        let countries = recipients.flatMap(\.locations)
            .filter { !EconomicArea.contains($0) && seen.insert($0).inserted }
        let withdrawal = step.details.withdrawalPath ?? text?.withdrawal.map { register.text($0, in: language) }
        let contact = responsible(purpose, register).contact
        return Processing(
            purposeId: purpose,
            purpose: register.text(activity?.title ?? purpose.rawValue, in: language),
            basis: "6(1)(a)",
            categories: (step.details.categories ?? activity?.categories ?? []).map { id in
                .init(id: id, title: register.text(register.category(id)?.title ?? id.rawValue, in: language))
            },
            textVersion: step.text,
            textLanguage: step.details.language ?? text?.language,
            textDigest: step.details.digest ?? text?.digest,
            notice: step.details.notice,
            withdrawal: withdrawal ?? ReceiptWords(language).byContact(contact),
            transfers: step.details.transfers ?? countries,
            expiresOn: step.details.expiresOn,
            reviewOn: step.details.reviewOn)
    }

    private static func responsible(_ purpose: PurposeID, _ register: Register) -> LegalEntity {
        register.activity(purpose).map { register.responsible(for: $0) } ?? register.controller
    }

    private static func parties(
        _ purpose: PurposeID,
        _ details: ConsentDetails,
        _ register: Register,
        _ language: Language
    ) -> Parties {
        let activity = register.activity(purpose)
        var ids = [responsible(purpose, register).id]
        if case .jointController(let others)? = activity?.part { ids += others }
        return Parties(
            controllers: (details.controllers ?? ids).map { id in
                let entity = register.entity(id)
                return .init(id: id, name: entity?.name ?? id.rawValue, contact: entity?.contact ?? "")
            },
            recipients: (details.recipients ?? activity?.disclosures.map(\.recipient) ?? []).map { id in
                let recipient = register.recipient(id)
                return .init(
                    id: id, name: register.text(recipient?.name ?? id.rawValue, in: language),
                    country: recipient?.country)
            },
            authority: register.authority)
    }

    private static func event(_ step: ConsentRecord.Step, _ register: Register) -> Event? {
        guard let status = Status(step.kind) else { return nil }
        let named = step.details.zone.flatMap { TimeZone(identifier: $0) }
        let zone = named ?? register.timeZone
        let text = step.text.flatMap { id in register.consentTexts.first { $0.id == id } }
        return Event(
            entry: step.entry, status: status, at: step.at.description, zone: zone.identifier,
            localTime: localTime(step.at, in: zone), role: step.role, channel: step.details.channel,
            mechanism: step.details.mechanism ?? (step.isGiving ? text?.mechanism : nil),
            action: step.details.action, capture: step.details.capture, explicit: step.isExplicit, age: step.age,
            authorisedByParent: step.isAuthorisedByParent, parentalVerification: step.details.parentalVerification,
            flaws: step.flaws, reason: step.reason)
    }

    /// Such as `2026-03-05 10:00`.
    private static func localTime(_ instant: Instant, in zone: TimeZone) -> String {
        let offset = Int64(zone.secondsFromGMT(for: instant.date))
        let wall = instant.advanced(bySeconds: offset).description.split(separator: "T")
        return wall.count == 2 ? "\(wall[0]) \(wall[1].prefix(5))" : instant.description
    }
}

extension ConsentReceipt.Status {
    init?(_ kind: EntryKind) {
        switch kind {
        case .consentGiven: self = .given
        case .consentRenewed: self = .renewed
        case .consentRefused: self = .refused
        case .consentWithdrawn: self = .withdrawn
        case .consentInvalidated: self = .invalidated
        default: return nil
        }
    }
}
