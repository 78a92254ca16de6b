// SPDX-License-Identifier: Apache-2.0

/// The context keys of the decision table: the default of each, and the values that it may have.
///
/// `purpose`, `age`, `country` and `to` are open: their values here are those that random cases draw from.
enum ContextTable {
    struct Key: Sendable {
        let name: String
        let values: [String]
        let isOpen: Bool

        var standard: String { values[0] }
    }

    /// The keys, each with its default first.
    static let keys: [Key] =
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
        """.split(separator: "\n").compactMap { key($0, isOpen: false) }
            + """
            purpose=svc|marketing|direct_mail|email_marketing|fraud|billing|unknown
            age=adult|0|12|13|14|15|16|17
            country=NL|BE|CZ|DE|ES
            to=NL|NO|US|IN|CA|JP|GB|CH
            """.split(separator: "\n").compactMap { key($0, isOpen: true) }

    static let byName = Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0) })
    static let bases = ["none", "a", "b", "c", "d", "e", "f"]
    static let operations = [
        "collect", "store", "use", "disclose", "transfer", "erase", "decide_auto", "activate", "lift_restriction",
        "dsr.access", "dsr.rectify", "dsr.erase", "dsr.restrict", "dsr.port", "dsr.object", "dsr.withdraw",
        "dsr.contest",
    ]
    static let marketing: Set<String> = ["marketing", "direct_mail", "email_marketing"]

    private static func key(_ line: Substring, isOpen: Bool) -> Key? {
        let parts = line.split(separator: "=")
        guard parts.count == 2 else { return nil }
        return Key(name: String(parts[0]), values: parts[1].split(separator: "|").map(String.init), isOpen: isOpen)
    }
}

/// One case: a basis, an operation, and what differs from the defaults.
struct CaseContext: Hashable, Sendable, CustomStringConvertible {
    struct Unknown: Error, CustomStringConvertible {
        let description: String
    }

    let basis: String
    let operation: String
    private(set) var differences: [String: String]

    /// Makes a case; an unknown basis, operation, key or value is refused.
    init(basis: String, operation: String, differences: [String: String]) throws {
        guard ContextTable.bases.contains(basis) else { throw Unknown(description: "basis \(basis)") }
        guard ContextTable.operations.contains(operation) else { throw Unknown(description: "operation \(operation)") }
        for (name, value) in differences {
            guard let key = ContextTable.byName[name] else { throw Unknown(description: "key \(name)") }
            if !key.isOpen, !key.values.contains(value) { throw Unknown(description: "value \(name)=\(value)") }
            if name == "age", value != "adult", Int(value) == nil { throw Unknown(description: "age \(value)") }
        }
        self.basis = basis
        self.operation = operation
        self.differences = differences.filter { $0.value != ContextTable.byName[$0.key]?.standard }
    }

    /// Reads `key=value;key=value`.
    init(basis: String, operation: String, text: String) throws {
        var differences: [String: String] = [:]
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw Unknown(description: "pair \(pair)") }
            guard differences.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                throw Unknown(description: "second \(parts[0])")
            }
        }
        try self.init(basis: basis, operation: operation, differences: differences)
    }

    /// A key's value: the difference, or the default.
    subscript(_ key: String) -> String {
        if let value = differences[key] { return value }
        // Keys are written out in the tests themselves: a misspelt one is no case, and a subscript can't throw.
        guard let known = ContextTable.byName[key] else { preconditionFailure("no key \(key)") }
        return known.standard
    }

    /// Whether a key has a value.
    func says(_ key: String, _ value: String) -> Bool { self[key] == value }

    /// The case without one of its differences.
    func without(_ key: String) -> CaseContext {
        var copy = self
        copy.differences[key] = nil
        return copy
    }

    var description: String {
        let pairs = differences.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return "\(basis),\(operation),\(pairs.joined(separator: ";"))"
    }
}
