// SPDX-License-Identifier: Apache-2.0

/// The frame of a page: self-contained, without scripts or anything fetched, legible in light, dark and print.
struct HTMLPage {
    /// The title, as text.
    let title: String
    /// The page's language, such as `nl`.
    let language: String
    /// The words of the link that skips to what is said.
    let skip: String
    /// Rendered: heading and opening.
    let header: String
    /// Rendered: the contents; empty where there are none.
    let contents: String
    /// Rendered: what is said.
    let body: String

    /// The whole page.
    var text: String {
        """
        <!DOCTYPE html>
        <html lang="\(Self.escape(language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escape(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <a class="skip" href="#main">\(Self.escape(skip))</a>
        <header>
        \(header)</header>
        \(contents)<main id="main" tabindex="-1">
        \(body)</main>
        </body>
        </html>

        """
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        // Scalar by scalar: a combining mark makes one character with the bracket before it.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let style = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1c1d21; --soft: #f1f3f6; --quiet: #50555f; \
        --line: #7b818c; --link: #0a559f; --mark: #8a3d00; }
        @media (prefers-color-scheme: dark) {
        :root { --paper: #15171b; --ink: #e9eaed; --soft: #22252b; --quiet: #b4bac5; --line: #868d99; --link: #8fbdf7; \
        --mark: #f2b57e; }
        }
        html { background: var(--paper); color: var(--ink); font: 100%/1.6 system-ui, sans-serif; }
        body { max-width: 56rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; overflow-wrap: break-word; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem; }
        h2 { font-size: 1.45rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; }
        h3 { font-size: 1.15rem; line-height: 1.35; margin: 2rem 0 0.5rem; }
        p, ul, dl { margin: 0.75rem 0; }
        ul { padding-left: 1.25rem; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: -200rem; background: var(--paper); padding: 0.5rem 1rem; }
        .skip:focus { left: 1rem; }
        nav { background: var(--soft); padding: 0.25rem 1.25rem; border-radius: 0.5rem; }
        nav ul ul { margin: 0.25rem 0; }
        dl > div { border-top: 1px solid var(--soft); padding: 0.45rem 0; }
        dt { font-weight: 600; }
        dt, th { hyphens: auto; }
        dd { margin: 0; }
        dd:not(:only-of-type) { display: list-item; margin-left: 1.1rem; }
        .apart { border: 2px solid var(--mark); border-radius: 0.5rem; padding: 0 1.25rem 0.5rem; margin: 2.75rem 0; }
        .apart h2 { margin-top: 1rem; color: var(--mark); }
        .table { overflow-x: auto; margin: 0.75rem 0 1.5rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; color: var(--quiet); padding-bottom: 0.4rem; }
        th, td { border: 1px solid var(--line); padding: 0.4rem 0.65rem; text-align: left; vertical-align: top; }
        th { background: var(--soft); }
        th[scope="row"] { width: 38%; overflow-wrap: anywhere; }
        td ul { margin: 0; }
        @media (max-width: 40rem) {
        table { font-size: 0.875rem; }
        th, td { padding: 0.3rem 0.4rem; }
        th[scope="row"] { width: 42%; }
        td ul { padding-left: 1rem; }
        }
        @media (min-width: 40rem) {
        nav > ul { columns: 2; column-gap: 2rem; }
        nav li { break-inside: avoid-column; }
        dl > div { display: grid; grid-template-columns: 17.5rem 1fr; column-gap: 1.25rem; }
        dt { grid-row: 1 / span 50; }
        dd { grid-column: 2; }
        }
        @media print {
        nav, .skip { display: none; }
        section, tr, dl > div { break-inside: avoid; }
        }
        """
}
