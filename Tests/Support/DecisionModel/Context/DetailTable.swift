// SPDX-License-Identifier: Apache-2.0

/// What random cases say beyond the vocabulary of the decision table, so that dates, ranges and several activities of one
/// register come into play. No row of the table uses these keys; the first value is what a row means.
package enum DetailTable {
    /// What the register declares as a whole: one value for all activities of a case.
    package static let shared = ContextKey.read(
        """
        policy=as_eprivacy|gate|consent_for_all
        promises=made|none
        versions=one|two
        announced=unsaid|in_time|same_day|since|late
        padded=no|yes
        """)

    /// What the register declares of an activity.
    package static let declared = ContextKey.read(
        """
        home=same|use|store|disclose|transfer|decide_auto|collect
        owner=own|sister
        serves=as_actor|all
        sight=all|asked|name
        kept=rule|none|own_short|own_minimum|own_only
        term=told|trigger_untold|extent_untold
        carries=all|home|others|named
        wide=no|yes
        tenants=one|two|twice
        instructed_when=always|not_yet|from_today|until_today|over
        instructed_for=all|name
        part=as_recipient|undecided
        agreement=as_dpa|not_yet|from_today|until_today|over|ending|ending_tomorrow|chosen|certified|other_purpose|this_purpose|name_only
        evidence=as_guarantees|today|last_day|stale|future
        engages=nobody|by_name|never|not_yet|objected
        link_in=NL|IN|US|JP
        link_tool=none|scc|derog_contract
        engaged=as_sub|yes_today|yes_tomorrow|announced_tomorrow|window_last_day|window_over|objected_today|objected_tomorrow
        looks_from=nowhere|BE|IN|US|JP|GB
        tool_kind=as_tool|derog_public_interest|derog_register|derog_compelling
        tool_law=none|ms|third
        notified=no|yes
        suspected=none|low|serious
        promised=none|low|serious
        gives=all|name
        shares=no|yes
        risks=none|one|twice|two|alone
        declared_effect=as_effect|none
        factors=five|four
        contract_kind=own|shared
        """)

    /// What the ledger says about the person and an activity.
    package static let recorded = ContextKey.read(
        """
        text=current|earlier|other
        found=at_once|on_review
        objection_reach=activity|all|all_later
        restriction_reach=activity|all
        restricted_again=no|yes
        lifted=no|yes
        hold_reach=all|activity|neighbour|released
        erased_reach=activity|all
        back=no|yes
        contact=as_retention|old|none
        contact_reach=all|activity
        extension=as_ext|last_day|over|review_today|review_over
        late=none|withdrawal|erasure
        """)

    /// What the question asks.
    package static let asked = ContextKey.read(
        """
        entity=unsaid|own|partner|sister|tenant|second|stranger|neighbour|unknown
        asks_as=own|nobody|unknown|neighbour
        named=asked|none|more|foreign|foreign_special|neighbour|unknown|ten_foreign|fourteen_foreign|many|many_foreign|many_unknown
        record=none|fresh|recent|last_day|day_after|old
        to_whom=own|nobody|unknown|neighbour
        sent_to=country|unsaid|DE|IN|US|JP|ZZ
        from_where=origin|itself|neighbour|unknown
        sourced=own|unknown|neighbour
        shown=as_informed|ledger|current|stale
        ordered=unsaid|asked|name|nothing|unknown
        lacking=as_provided|unknown|several|several_required
        leg=unsaid|primary|alt|absent
        known=now|then
        asserted_effect=as_effect|none|significant
        """)

    package static let keys = shared + declared + recorded + asked
    package static let byName = Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0) })
}
