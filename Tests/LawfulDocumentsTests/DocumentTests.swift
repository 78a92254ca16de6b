// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import Testing

@Suite("A document")
struct DocumentTests {
    static let document = Document(
        title: "The title", language: .en, opening: [.paragraph("An opening.")],
        sections: [
            .init(
                "one", "One",
                [
                    .list(["first", "\(Phrase("tweede", in: .nl)) of two"]),
                    .definitions([.init("term", "meaning"), .init("terms", ["this", "that"])]),
                ],
                sections: [.init("within", "Within", isSetApart: true, [.paragraph("Apart.")])]),
            .init(
                "two", "Two",
                [
                    .table(
                        .init(
                            caption: "A table", header: ["key", "value"], rows: [[["a"], ["1", "2"]], [["b"], []]],
                            hasRowHeadings: true)),
                    .paragraph(
                        "Write to \(.address("x@acme.example")) or see \(.address("https://acme.example/a?b=1&c"))."),
                ]),
        ])

    @Test("as Markdown")
    func markdown() {
        #expect(
            Self.document.markdown() == """
                # The title

                An opening.

                ## One

                - first
                - tweede of two

                - **term:** meaning
                - **terms:**
                  - this
                  - that

                ### Within

                Apart.

                ## Two

                **A table**

                | key | value |
                | --- | --- |
                | a | 1; 2 |
                | b | – |

                Write to <x@acme.example> or see <https://acme.example/a?b=1&c>.

                """)
    }

    @Test("as a page")
    func page() throws {
        let page = Self.document.html()
        let body = try #require(page.firstRange(of: "<body>").map { page[$0.lowerBound...] })
        #expect(
            body == """
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header>
                <h1>The title</h1>
                <p>An opening.</p>
                </header>
                <nav aria-label="Contents">
                <ul>
                <li><a href="#one">One</a>
                <ul>
                <li><a href="#within">Within</a></li>
                </ul>
                </li>
                <li><a href="#two">Two</a></li>
                </ul>
                </nav>
                <main id="main" tabindex="-1">
                <section id="one">
                <h2>One</h2>
                <ul>
                <li>first</li>
                <li><span lang="nl">tweede</span> of two</li>
                </ul>
                <dl>
                <div><dt>term</dt><dd>meaning</dd></div>
                <div><dt>terms</dt><dd>this</dd><dd>that</dd></div>
                </dl>
                <section id="within" class="apart">
                <h3>Within</h3>
                <p>Apart.</p>
                </section>
                </section>
                <section id="two">
                <h2>Two</h2>
                <div class="table" role="region" aria-label="A table" tabindex="0">
                <table>
                <caption>A table</caption>
                <thead><tr><th scope="col">key</th><th scope="col">value</th></tr></thead>
                <tbody>
                <tr><th scope="row">a</th><td><ul>
                <li>1</li>
                <li>2</li>
                </ul>
                </td></tr>
                <tr><th scope="row">b</th><td>–</td></tr>
                </tbody>
                </table>
                </div>
                <p>Write to <a href="mailto:x@acme.example">x@acme.example</a> or see <a href="https://acme.example/a?b=1&amp;c">https://acme.example/a?b=1&amp;c</a>.</p>
                </section>
                </main>
                </body>
                </html>

                """)
        #expect(PageCheck.faults(of: page) == [])
    }

    @Test("lists what nobody translated, once")
    func untranslated() {
        var document = Self.document
        document.sections[0].blocks.append(.paragraph("\(Phrase("tweede", in: .nl)), \(Phrase("third", in: .en))"))
        #expect(document.untranslated == ["tweede"])
    }

    @Test(
        "keeps names of sections apart whatever they hold", arguments: ["a b", "a_20_b", "ä", "é", "\"><script>", "#"])
    func names(_ name: String) {
        let section = Document.Section(name, "Title")
        #expect(section.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(Document.Section("a b", "").id != Document.Section("a_20_b", "").id)
    }

    @Test(
        "follows addresses of the web and of e-mail only",
        arguments: [
            ("https://acme.example", true), ("http://a.example/b?c=d&e", true), ("a@acme.example", true),
            ("javascript:alert(1)", false), ("data:text/html,x", false), ("https://", false), ("a@b@c", false),
            ("@acme.example", false), ("Postbus 1, Delft", false), ("https://a.example/\"onclick=\"x", false),
            ("javascript:x@y", false), ("", false), ("https://a.example/<b>", false),
        ])
    func addresses(_ text: String, _ isFollowed: Bool) {
        let document = Document(
            title: "t", language: .en, sections: [.init("s", "s", [.paragraph("see \(.address(text))")])])
        #expect(document.html().contains("<p>see <a ") == isFollowed)
        #expect(document.markdown().contains("see <") == isFollowed)
        #expect(PageCheck.faults(of: document.html()) == [])
    }
}
