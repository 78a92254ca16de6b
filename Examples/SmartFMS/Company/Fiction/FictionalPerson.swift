// SPDX-License-Identifier: Apache-2.0

/// A made-up person with ways to reach them, none of which reaches anybody.
///
/// Mail goes to `.example`, which no registry hands out. Telephone numbers have a zero where a subscriber's number
/// can't begin with one. Towns are real, but the letters of the postcodes begin with Q, which the post left out when
/// it handed them out.
struct FictionalPerson: Hashable, Sendable {
    let name: String
    let email: String
    let phone: String
    let street: String
    let postcode: String
    let city: String

    private static let mailDomains = ["thuispost.example", "snelmail.example", "brievenbus.example", "netwerk.example"]
    private static let streets = [
        "Beukenlaan", "Bosweg", "Burgemeester Verzonnenstraat", "Dorpsstraat", "Esdoornlaan", "Havenkade",
        "Industrieweg", "Julianastraat", "Kastanjeplein", "Kerkstraat", "Klaverweide", "Korenbloemstraat", "Lindelaan",
        "Molenweg", "Nieuwstraat", "Oranjesingel", "Parallelweg", "Prins Hendrikkade", "Schoolstraat", "Stationsweg",
        "Tulpstraat", "Veldzicht", "Wilgenpad", "Zuiderdijk",
    ]
    private static let towns: [(name: String, digits: Int)] = [
        ("Amersfoort", 3_810), ("Amsterdam", 1_010), ("Apeldoorn", 7_310), ("Arnhem", 6_810), ("Assen", 9_400),
        ("Breda", 4_810), ("Delft", 2_610), ("Den Haag", 2_510), ("Deventer", 7_410), ("Eindhoven", 5_610),
        ("Groningen", 9_710), ("Haarlem", 2_010), ("Leeuwarden", 8_910), ("Leiden", 2_310), ("Maastricht", 6_210),
        ("Middelburg", 4_330), ("Nijmegen", 6_510), ("Rotterdam", 3_010), ("Tilburg", 5_010), ("Utrecht", 3_510),
        ("Zwolle", 8_010),
    ]
    private static let postcodeLetters = Array("ABCDEGHJKLMNPRSTVWXZ")

    /// Makes someone up; the number keeps the mail addresses apart when names repeat.
    static func draw(number: Int, using random: inout SplitMix64) -> FictionalPerson {
        draw(
            name: "\(random.pick(FictionalNames.given)) \(random.pick(FictionalNames.surnames))",
            suffix: ".\(number)",
            using: &random
        )
    }

    /// Makes up what belongs to a given name; the mail address is the name's own.
    static func draw(named name: String, using random: inout SplitMix64) -> FictionalPerson {
        draw(name: name, suffix: "", using: &random)
    }

    private static func draw(name: String, suffix: String, using random: inout SplitMix64) -> FictionalPerson {
        let town = random.pick(towns)
        let mobile = random.chance(75)
        let subscriber = random.number(in: 0...999_999).padded(to: 6)
        return FictionalPerson(
            name: name,
            email: "\(mailbox(of: name))\(suffix)@\(random.pick(mailDomains))",
            phone: mobile ? "06-00\(subscriber)" : "033-0\(subscriber)",
            street: "\(random.pick(streets)) \(random.number(in: 1...240))",
            postcode: "\(town.digits + random.number(in: 1...9)) Q\(random.pick(postcodeLetters))",
            city: town.name
        )
    }

    /// `Ilse in 't Veld` becomes `ilse.in.t.veld`.
    private static func mailbox(of name: String) -> String {
        name.lowercased().split(separator: " ").map { $0.filter { $0 != "'" } }.joined(separator: ".")
    }
}
