// SPDX-License-Identifier: Apache-2.0

/// Lists of common Dutch names, from which nobody in particular is put together.
enum FictionalNames {
    static let given = [
        "Aart", "Anouk", "Arjan", "Bas", "Bernadette", "Carla", "Cees", "Daphne", "Dirk", "Elise", "Erik", "Esther",
        "Floris", "Fenna", "Geert", "Hanneke", "Harm", "Hugo", "Ilse", "Ingrid", "Jan", "Jasmijn", "Jeroen", "Joke",
        "Karel", "Karin", "Koen", "Lars", "Linda", "Lotte", "Maarten", "Maria", "Marijke", "Mohammed", "Naomi",
        "Niels", "Noor", "Olaf", "Petra", "Pieter", "Quirine", "Rik", "Roos", "Ruud", "Saskia", "Sem", "Sjoerd",
        "Sophie", "Tessa", "Thijs", "Tim", "Ursula", "Vera", "Wendy", "Willem", "Wouter", "Yasmina", "Yvonne", "Zahra",
    ]

    static let surnames = [
        "van den Akker", "Bakker", "van den Berg", "van der Berg", "de Boer", "Bos", "Bosman", "Brouwer", "de Bruijn",
        "ten Cate", "Dekker", "van Dijk", "Dijkstra", "van Dongen", "van Doorn", "van Es", "de Graaf", "de Groot",
        "de Haan", "van der Heijden", "Hendriks", "Hermans", "Hoekstra", "Huisman", "Jacobs", "Jansen", "de Jong",
        "van der Kamp", "Kok", "Koning", "Kramer", "Kuiper", "van Leeuwen", "van der Linden", "Maas", "Meijer",
        "van der Meer", "Mulder", "Peters", "Postma", "Prins", "van Rijn", "in 't Veld", "Schouten", "Smit", "Smits",
        "op den Velde", "van der Veen", "van Vliet", "Verhoeven", "Vermeulen", "Visser", "Vos", "de Vries", "de Wit",
        "van Wijk", "Willems", "te Winkel", "Zijlstra",
    ]

    /// Organisations that don't exist: business customers and their like.
    static let customerOrganisations = [
        "Vastgoedbeheer Denkbeeld B.V.", "Stichting Wonen op de Maan", "Zorggroep De Bedachte Linde",
        "Kantoren Nergenshuizen", "Hogeschool Verzonnen", "Gemeente Nergenshuizen", "Bouwbedrijf Luchtkasteel",
        "Museum Het Idee",
    ]

    /// Suppliers that don't exist.
    static let suppliers = [
        "Drukkerij De Verdwenen Letter", "Serverpark Wolkenveld", "Koffie Van Niemand", "Schoonmaak Nooitstof",
        "Accountants Som & Zoon", "Telefonie Tuut",
    ]

    static let functionTitles = [
        "Facilitair manager", "Hoofd inkoop", "Directeur", "Applicatiebeheerder", "Office manager",
        "Teamleider beheer",
    ]

    /// The employees of the company's own service desk.
    static let deskEmployees = ["Marloes", "Tijmen", "Soraya", "Wiebe"]
}
