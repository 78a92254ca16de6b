// SPDX-License-Identifier: Apache-2.0

/// One thing that a case may say, and the values that it may have, the ordinary one first.
package struct ContextKey: Sendable {
    package let name: String
    package let values: [String]
    /// Whether other values than these may come; random cases draw from these alone.
    package let isOpen: Bool

    package var standard: String { values[0] }

    /// Reads lines of `name=value|value`.
    static func read(_ text: String, isOpen: Bool = false) -> [ContextKey] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "=")
            guard parts.count == 2 else { return nil }
            return ContextKey(
                name: String(parts[0]), values: parts[1].split(separator: "|").map(String.init), isOpen: isOpen)
        }
    }
}

/// The context keys of the decision table: the vocabulary of its rows, and of no other.
package enum ContextTable {
    /// The keys, each with its default first.
    package static let keys: [ContextKey] =
        ContextKey.read(
            """
            role=controller|processor|joint
            body=private|public
            task=no|yes
            declared=yes|no
            consent=none|given|withdrawn|refused|given_after_objection
            cflag=ok|preticked|bundled|uninformed|conditional|imbalance|unproven
            cfor=same|other
            explicit=no|yes
            as_of=now|before_effective|before_grant|before_withdrawal
            contract=active|none|ended|pre_requested|pre_unsolicited
            party=yes|no
            necessary=yes|no
            law=ms|none|eu|third
            lia=passed|missing|failed
            li_told=yes|no
            objection=none|marketing|open|overridden|upheld
            restriction=none|a|b|c|d
            exc=none|consent|claims|others|public_interest
            category=ordinary|undeclared|criminal|national_id|health|union|ethnic|politics|religion|genetic|biometric|sexuality
            art9=none|a|b|c|d|e|f|g|h|i|j
            licence=none|granted
            crimlaw=none|ms
            idlaw=none|ms
            mode=strict|as_declared
            iss=yes|no
            parental=none|verified
            retention=within|expired|minimum_running
            hold=none|claims
            ext=none|undocumented|documented
            erased=no|yes
            recipient=none|processor|subprocessor|controller|joint|authority|buyer|crimefighter
            dpa=complete|none|oral|missing_a|missing_b|missing_c|missing_d|missing_e|missing_f|missing_g|missing_h
            guarantees=verified|unverified
            sub=none|unauthorised|specific|general_open|general_closed|general_objected
            instruction=yes|no
            tool=none|scc|bcr|code|derog_consent|derog_contract|derog_claims|derog_vital
            tia=done|missing|negative
            occasional=yes|no
            dpf=none|active|lapsed
            hr=no|yes
            hr_covered=no|yes
            sector=commercial|public
            origin=same|other
            obasis=b|a|c|d|e|f
            compat=missing|yes|no
            notice2=given|missing
            research89=no|yes
            human=yes|no
            effect=none|significant
            actor=authorised|unauthorised
            nda=yes|no
            dpia=not_required|missing|done|residual_high
            consulted=no|yes
            fields=needed|excess
            identity=confirmed|authenticated|reasonable_doubt|unidentifiable
            suspicion=none|low|serious
            order=none|eu_ms|third_no_treaty|third_treaty
            automated=yes|no
            data=provided|observed|inferred
            abuse=no|alleged|proven
            effort=normal|large
            claims=no|yes
            ground=none|17_1_a|17_1_b|17_1_c|17_1_d|17_1_e|17_1_f
            accuracy=ok|contested
            lift_notice=sent|missing
            channel=portal|email|phone|post
            vital=no|yes
            capable=yes|no
            alt=none|a|b|c|d|e|f
            medium=none|email|sms|phone|post
            eprivacy=not_applicable|none|opt_in|existing_customer|opted_out
            provided=all|required_missing|optional_missing
            informed=yes|no
            source=subject|register|public|third_party
            source_permission=yes|no
            disclosure_needed=yes|no
            """)
        + ContextKey.read(
            """
            purpose=svc|marketing|direct_mail|email_marketing|fraud|billing|proof_of_consent|claims|unknown
            age=adult|0|12|13|14|15|16|17
            country=NL|BE|CZ|DE|ES|DK|SI|NO|US
            to=NL|NO|US|IN|CA|JP|GB|CH|BR|KR
            """, isOpen: true)

    /// Whether a key is about what the register declares; the others are about the person or the question.
    package static func isOfRegister(_ key: String) -> Bool { ofRegister.contains(key) }

    private static let ofRegister: Set<String> = Set(
        """
        role body task declared purpose law lia li_told category art9 licence crimlaw idlaw mode iss retention recipient
        dpa guarantees sub instruction to tool tia dpf hr_covered sector origin obasis compat research89 human effect
        actor nda dpia consulted fields automated alt source source_permission as_of
        """.split(whereSeparator: \.isWhitespace).map(String.init)
            + (DetailTable.shared + DetailTable.declared).map(\.name))

    package static let byName = Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0) })
    package static let bases = ["none", "a", "b", "c", "d", "e", "f"]
    package static let operations = [
        "collect", "store", "use", "disclose", "transfer", "erase", "decide_auto", "activate", "lift_restriction",
        "dsr.access", "dsr.rectify", "dsr.erase", "dsr.restrict", "dsr.port", "dsr.object", "dsr.withdraw",
        "dsr.contest",
    ]
    package static let marketing: Set<String> = ["marketing", "direct_mail", "email_marketing"]
    /// Purposes that are tied to a law by their name.
    package static let lawful: Set<String> = ["billing", "proof_of_consent"]
}
