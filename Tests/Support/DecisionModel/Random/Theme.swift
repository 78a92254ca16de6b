// SPDX-License-Identifier: Apache-2.0

/// What rules meet one another in: random cases mostly keep to a theme, since keys that come together by chance seldom
/// have anything to do with one another.
struct Theme {
    /// The bases among which one is drawn; empty for any.
    let bases: [String]
    /// The operations among which one is mostly drawn; empty for any.
    let operations: [String]
    /// What is said to begin with.
    let said: [String: String]
    /// The keys that are then drawn.
    let varied: [String]

    /// Reads `bases | operations | key=value … | key …`.
    private init(_ text: Substring) {
        let columns = text.split(separator: "|", omittingEmptySubsequences: false).map { column in
            column.split(separator: " ").map(String.init)
        }
        bases = columns[0]
        operations = columns[1]
        said = Dictionary(
            uniqueKeysWithValues: columns[2].map { pair in
                let parts = pair.split(separator: "=").map(String.init)
                return (parts[0], parts[1])
            })
        varied = columns[3]
    }

    static let all: [Theme] =
        """
        a | use store collect | consent=given | cflag cfor text found explicit as_of back erased
        a b | use store | consent=given | age country iss parental alt leg cflag
        a | use dsr.withdraw | consent=withdrawn | as_of late cfor restriction exc alt leg known
        b | use store collect | | contract party mode necessary contract_kind alt leg
        b | store | contract=ended | retention kept record contact ext hold hold_reach party restriction
        b c | store use erase | | retention kept record contact contact_reach ext extension hold hold_reach named claims
        b c | store use | contact=old | retention record ext extension hold hold_reach claims kept
        c e | use disclose | | law alt leg carries mode necessary
        f | use disclose | | lia li_told body task owner mode necessary
        e f | use dsr.erase dsr.restrict | | objection objection_reach claims as_of ground alt leg
        f | use store erase | restriction=a | restriction_reach lifted restricted_again lift_notice exc as_of consent
        b f | use collect disclose | restriction=d exc=consent | restricted_again lifted restriction_reach consent cflag
        b | lift_restriction | restriction=b | lift_notice lifted restricted_again restriction_reach as_of
        | use collect erase | erased=yes | erased_reach back late as_of informed shown consent contract known
        | collect | | informed shown source source_permission sourced versions as_of erased erased_reach back
        | collect activate | | kept term retention informed shown source category role mode announced as_of versions
        | use collect | | provided lacking named wide fields source_permission sourced source
        | use | | named wide sight carries fields kept category
        | use store | category=health | art9 law vital capable claims research89 consent explicit named
        a | use decide_auto | category=health art9=a consent=given explicit=yes | cflag named age explicit restriction
        | use | category=criminal | licence crimlaw named
        | use | category=national_id | idlaw named
        f c | use | origin=other | obasis compat notice2 research89 law from_where factors leg
        b f | use | origin=other compat=yes | notice2 factors from_where obasis contract erased
        | use | | from_where notice2 research89
        a b | decide_auto | effect=significant consent=given | human explicit necessary contract category art9
        c e f | decide_auto | | effect declared_effect asserted_effect law category art9 human home
        | dsr.contest | | effect declared_effect asserted_effect home identity
        f | use disclose | recipient=crimefighter | suspicion suspected promised to_whom category licence
        b a | disclose transfer | recipient=processor consent=given | dpa guarantees agreement evidence gives fields
        b f | disclose | recipient=processor | dpa agreement evidence named wide gives part
        b f | disclose transfer | recipient=processor shares=yes to_whom=neighbour | agreement dpa promised to tool engages
        b f | disclose transfer | recipient=processor engages=by_name | engages link_in link_tool occasional body as_of
        b | disclose | recipient=subprocessor sub=specific | sub engaged dpa agreement guarantees part
        f | disclose | recipient=buyer | promises disclosure_needed to_whom part
        c | disclose | recipient=authority order=third_no_treaty | order to tool disclosure_needed law
        c e f | disclose transfer | recipient=authority order=eu_ms | ordered order named category fields gives wide
        b f | disclose | recipient=controller | disclosure_needed to_whom suspected promised suspicion part gives named shares
        b f | transfer | recipient=controller to=IN tool=scc | tool tia sent_to looks_from hr
        b f | transfer disclose | recipient=processor to=US | dpf hr hr_covered tool tia as_of looks_from sent_to
        b f | transfer disclose | recipient=controller | to sector as_of tool looks_from sent_to to_whom
        a b | transfer | recipient=controller to=IN tool=derog_consent consent=given | explicit tool body owner occasional
        b f | transfer | recipient=controller to=IN | tool_kind tool_law notified occasional body owner claims vital capable
        f a | use | purpose=email_marketing medium=email policy=gate | eprivacy consent cfor objection as_of cflag
        f a none | use disclose | purpose=email_marketing medium=sms eprivacy=existing_customer | consent erased objection
        f a | use dsr.object | purpose=marketing | objection consent as_of medium eprivacy identity
        a f | use dsr.erase | purpose=direct_mail objection=marketing consent=given_after_objection | cflag as_of ground
        | use store disclose | role=processor | tenants instructed_when instructed_for instruction entity named home
        | erase activate dsr.access use | role=processor | owner entity tenants
        | use dsr.access erase | | role owner entity asks_as actor nda serves sight
        | activate use | | dpia consulted risks lia law
        b a | dsr.port | | automated data leg alt identity
        a | dsr.erase | ground=17_1_b consent=withdrawn | claims hold abuse identity as_of iss
        b c e | dsr.erase | ground=17_1_a | retention kept record contact claims hold hold_reach alt purpose
        f e | dsr.erase | ground=17_1_c objection=open | objection_reach objection hold retention
        | dsr.restrict dsr.access dsr.rectify | | accuracy claims ground identity abuse channel effort objection
        c | erase | | retention kept record contact hold hold_reach restriction restriction_reach erased named
        d | use transfer | vital=yes | vital capable category art9 recipient to tool
        """.split(separator: "\n").map(Theme.init)
}
