// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// Something that an ``Activity`` is declared with.
public protocol ActivityPart: Sendable {
    /// Writes the part into the activity.
    func add(to activity: inout Activity)
}

/// Collects the parts of an activity.
@resultBuilder
public enum ActivityBuilder {
    /// Takes one part.
    public static func buildExpression(_ part: any ActivityPart) -> [any ActivityPart] { [part] }
    /// Takes several parts.
    public static func buildExpression(_ parts: [any ActivityPart]) -> [any ActivityPart] { parts }
    /// Joins parts.
    public static func buildBlock(_ parts: [any ActivityPart]...) -> [any ActivityPart] { parts.flatMap { $0 } }
    /// Takes parts or nothing.
    public static func buildOptional(_ parts: [any ActivityPart]?) -> [any ActivityPart] { parts ?? [] }
    /// Takes the first branch.
    public static func buildEither(first parts: [any ActivityPart]) -> [any ActivityPart] { parts }
    /// Takes the second branch.
    public static func buildEither(second parts: [any ActivityPart]) -> [any ActivityPart] { parts }
    /// Joins the parts of a loop.
    public static func buildArray(_ parts: [[any ActivityPart]]) -> [any ActivityPart] { parts.flatMap { $0 } }
}

extension Ground: ActivityPart {
    /// Adds the ground; the first one added is the primary one.
    public func add(to activity: inout Activity) { activity.grounds.append(self) }

    /// The same ground for the named operations only.
    public func only(_ operations: ProcessingOperation...) -> Ground {
        var copy = self
        copy.operations = operations
        return copy
    }

    /// The same ground for the named categories only.
    public func only<each C: DataCategory>(_ categories: repeat (each C).Type) -> Ground {
        var copy = self
        copy.categories = ids(repeat each categories)
        return copy
    }
}

func ids<each C: DataCategory>(_ categories: repeat (each C).Type) -> [CategoryID] {
    var ids: [CategoryID] = []
    for category in repeat each categories { ids.append(category.id) }
    return ids
}

// Grounds read like the statement: these functions are named as the types they stand for.
// swift-format-ignore: AlwaysUseLowerCamelCase
/// Consent as the basis (Art. 6(1)(a)): people are asked by a text, version by version.
///
/// - Parameters:
///   - text: the text shown now.
///   - earlier: texts that asked the same in other words.
///   - children: whether it is asked for an information-society service offered directly to children (Art. 8(1)).
/// - Returns: the ground.
public func Consent(text: TextID, earlier: [TextID] = [], offeredToChildren children: Bool = false) -> Ground {
    var ground = Ground(.consent)
    ground.consent = ConsentRequest(text: text, earlierTexts: earlier, isInformationSocietyService: children)
    return ground
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// A contract with the data subject as the basis, or steps before it at their request (Art. 6(1)(b)).
public func Contract(_ contract: ContractID) -> Ground {
    var ground = Ground(.contract)
    ground.contract = contract
    return ground
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// A legal obligation as the basis (Art. 6(1)(c)); without a law cited it carries nothing (Art. 6(3)).
public func LegalObligation(_ law: LawReference?) -> Ground {
    var ground = Ground(.legalObligation)
    ground.law = law
    return ground
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Vital interests as the basis (Art. 6(1)(d)); the caller asserts them each time.
public func VitalInterests() -> Ground { Ground(.vitalInterests) }

// swift-format-ignore: AlwaysUseLowerCamelCase
/// A public task as the basis (Art. 6(1)(e)); without a law cited it carries nothing (Art. 6(3)).
public func PublicTask(_ law: LawReference?) -> Ground {
    var ground = Ground(.publicTask)
    ground.law = law
    return ground
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// A legitimate interest as the basis (Art. 6(1)(f)).
///
/// - Parameters:
///   - interest: the interest in words, as told to people (Art. 13(1)(d)).
///   - balancing: the balancing test on file; without one it carries nothing.
///   - toldIn: the version of the statement that tells the interest; without one it carries nothing.
/// - Returns: the ground.
public func LegitimateInterest(_ interest: String, balancing: Balancing?, toldIn: NoticeVersion?) -> Ground {
    var ground = Ground(.legitimateInterest)
    ground.interest = Interest(description: interest, balancing: balancing, toldIn: toldIn)
    return ground
}

/// How long the activity's data are kept (Arts. 5(1)(e), 13(2)(a)).
public struct Keep: ActivityPart {
    let rule: RetentionRule

    /// Keeps data for a period after a trigger, then erases them.
    ///
    /// - Parameters:
    ///   - period: the storage limit.
    ///   - trigger: what starts the count.
    ///   - atLeast: a statutory minimum, counted from the same trigger.
    ///   - law: the law that sets the minimum.
    ///   - untold: what the statement leaves people to guess about the rule.
    public init(
        for period: Period,
        after trigger: RetentionTrigger,
        atLeast: Period? = nil,
        by law: LawReference? = nil,
        untold: RetentionRule.Untold...
    ) {
        rule = RetentionRule(period: period, trigger: trigger, minimum: atLeast, law: law, untold: untold)
    }

    /// Keeps the named categories by a rule of their own.
    public init<each C: DataCategory>(
        _ categories: repeat (each C).Type,
        for period: Period,
        after trigger: RetentionTrigger
    ) {
        rule = RetentionRule(period: period, trigger: trigger, categories: ids(repeat each categories))
    }

    /// Adds the rule.
    public func add(to activity: inout Activity) { activity.retention.append(rule) }
}

/// A part made of one change to the activity; the named functions below make them.
public struct ActivityDetail: ActivityPart {
    let change: @Sendable (inout Activity) -> Void

    init(_ change: @escaping @Sendable (inout Activity) -> Void) { self.change = change }

    /// Makes the change.
    public func add(to activity: inout Activity) { change(&activity) }
}
