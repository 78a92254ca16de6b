// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// Compares two registers, key by key of their form.
struct RegisterComparison {
    private(set) var changes: [RegisterChange] = []
    private let reach: ChangeReach

    /// What is being compared, and where.
    private struct Spot {
        var place: Place
        var weight: ChangeWeight
        var activity: PurposeID?
        var reaches: [PurposeID] = []
        /// The texts to which consents hold, after the change; only within a consent request.
        var consents: Set<String>?
        /// Whether a list's order means something.
        var isOrdered = false
    }

    init(to next: Register) { reach = ChangeReach(next) }

    /// Compares two registers' texts.
    mutating func compare(_ before: TextNode, _ after: TextNode) {
        for field in RegisterForm.root.fields {
            let spot = Spot(place: .key(.root, field.key), weight: field.weight)
            let (old, new) = (before[field.key], after[field.key])
            guard case .list(.object(let object)) = field.form else {
                var whole = spot
                whole.reaches = reach.activities(field.key, nil)
                compare(old, new, field.form, whole)
                continue
            }
            let reach = reach
            compare(old?.elements ?? [], new?.elements ?? [], object, spot) { element, spot in
                if field.key == "activities", let purpose = element["purpose"]?.text {
                    spot.activity = PurposeID(rawValue: purpose)
                    spot.reaches = [PurposeID(rawValue: purpose)]
                } else {
                    spot.reaches = reach.activities(field.key, element)
                }
            }
        }
    }

    private mutating func compare(_ before: TextNode?, _ after: TextNode?, _ form: Form, _ spot: Spot) {
        guard let before, let after else {
            if before != nil || after != nil { presence(before, after, form, spot) }
            return
        }
        switch form {
        case .text, .name, .date, .country, .choice, .truth, .parsed: value(before, after, form, spot)
        case .list(.object(let object)):
            compare(before.elements ?? [], after.elements ?? [], object, spot) { _, _ in }
        case .list: words(before, after, spot)
        case .object(let object): members(before, after, object, spot)
        case .tagged(let tagged): shapes(before, after, tagged, spot)
        }
    }

    private mutating func members(_ before: TextNode, _ after: TextNode, _ object: ObjectForm, _ spot: Spot) {
        for field in object.fields {
            var inner = spot
            inner.place = .key(spot.place, field.key)
            inner.weight = spot.weight.within(field.weight)
            inner.isOrdered = ["grounds", "retention", "means"].contains(field.key)
            if case .consentText = inner.weight {
                let texts = [after["text"]].compactMap { $0 } + (after["earlierTexts"]?.elements ?? [])
                inner.consents = Set(texts.compactMap(\.text))
            }
            compare(before[field.key], after[field.key], field.form, inner)
        }
    }

    private mutating func shapes(_ before: TextNode, _ after: TextNode, _ tagged: TaggedForm, _ spot: Spot) {
        guard let old = before.members?.first, let new = after.members?.first, old.key == new.key,
            let content = tagged.shapes.first(where: { $0.word == old.key })?.content
        else { return value(before, after, .tagged(tagged), spot) }
        var inner = spot
        inner.place = .key(spot.place, old.key)
        compare(old.node, new.node, content, inner)
    }

    private mutating func value(_ before: TextNode, _ after: TextNode, _ form: Form, _ spot: Spot) {
        guard before.exactly != after.exactly else { return }
        let isMaterial: Bool
        if let consents = spot.consents {
            isMaterial = !consents.contains(before.words)
        } else {
            isMaterial = spot.weight.isMaterial(isMore: Self.isMore(before, after, form))
        }
        note(.changed, before, after, isMaterial, spot)
    }

    /// Something that is there only before, or only after.
    private mutating func presence(_ before: TextNode?, _ after: TextNode?, _ form: Form, _ spot: Spot) {
        let isMaterial: Bool
        if case .list = form {
            // A list that may be left out means everything then, so that a list there is less.
            isMaterial = spot.weight.isMaterial(isMore: after == nil)
        } else {
            isMaterial = after == nil ? spot.weight.isRemovalMaterial : spot.weight.isAdditionMaterial
        }
        note(after == nil ? .removed : .added, before, after, isMaterial, spot)
    }

    /// Whether a value became more, or less, where that can be said.
    private static func isMore(_ before: TextNode, _ after: TextNode, _ form: Form) -> Bool? {
        switch (before.value, after.value) {
        case (.truth, .truth(let truth)): return truth
        default: break
        }
        guard case .parsed = form, let old = try? Period(before.words), let new = try? Period(after.words) else {
            return nil
        }
        switch (new.canOutlast(old), old.canOutlast(new)) {
        // Longer after one date and shorter after another.
        case (true, true): return nil
        case (let isLonger, _): return isLonger
        }
    }

    private mutating func note(
        _ action: RegisterChange.Action,
        _ before: TextNode?,
        _ after: TextNode?,
        _ isMaterial: Bool,
        _ spot: Spot
    ) {
        changes.append(
            RegisterChange(
                kind: spot.weight.kind, action: action, path: spot.place.path, activity: spot.activity,
                before: before?.words, after: after?.words, reaches: spot.reaches,
                isMaterial: isMaterial && !spot.reaches.isEmpty))
    }
}

extension RegisterComparison {
    /// Compares lists of words, each of which may come and go.
    private mutating func words(_ before: TextNode, _ after: TextNode, _ spot: Spot) {
        let (old, new) = (before.elements ?? [], after.elements ?? [])
        let pairs = Pairing(old.map(\.exactly), new.map(\.exactly))
        for index in pairs.gone {
            let isMaterial = spot.consents.map { !$0.contains(old[index].words) } ?? spot.weight.isRemovalMaterial
            note(.removed, old[index], nil, isMaterial, spot)
        }
        for index in pairs.come { note(.added, nil, new[index], spot.weight.isAdditionMaterial, spot) }
        order(pairs, before, after, spot)
    }

    private mutating func order(_ pairs: Pairing, _ before: TextNode, _ after: TextNode, _ spot: Spot) {
        guard pairs.isReordered else { return }
        var isMaterial = false
        if spot.isOrdered, case .substance = spot.weight { isMaterial = true }
        note(.reordered, before, after, isMaterial, spot)
    }

    /// Compares lists of parts: equal ones first, then those with the same name, or about the same thing.
    private mutating func compare(
        _ before: [TextNode],
        _ after: [TextNode],
        _ object: ObjectForm,
        _ spot: Spot,
        _ settle: (TextNode, inout Spot) -> Void
    ) {
        func identity(_ node: TextNode) -> String {
            object.identity.map { node[$0]?.words ?? "" }.joined(separator: "\u{0}")
        }
        func spotted(_ node: TextNode, _ index: Int) -> Spot {
            var inner = spot
            // Within an activity, parts are counted, as in every other message.
            var isNamed = false
            if spot.activity == nil, object.identity.count == 1, let field = object.field(object.identity[0]) {
                if case .name = field.form { isNamed = true } else { isNamed = field.key == "clause" }
            }
            inner.place = .element(spot.place, index, named: isNamed ? identity(node) : nil)
            settle(node, &inner)
            return inner
        }
        let pairs = Pairing(before.map(\.exactly), after.map(\.exactly), before.map(identity), after.map(identity))
        for index in pairs.gone {
            note(.removed, before[index], nil, spot.weight.isRemovalMaterial, spotted(before[index], index))
        }
        for pair in pairs.changed {
            members(before[pair.old], after[pair.new], object, spotted(after[pair.new], pair.new))
        }
        for index in pairs.come {
            note(.added, nil, after[index], spot.weight.isAdditionMaterial, spotted(after[index], index))
        }
        if pairs.isReordered {
            var whole = spot
            whole.reaches = spot.activity.map { [$0] } ?? []
            order(pairs, TextNode(.list(before)), TextNode(.list(after)), whole)
        }
    }
}
