// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDocuments
import LawfulModel
import Testing

@Suite("The check of pages")
struct PageCheckTests {
    static let page = Document(
        title: "Title", language: .en, opening: [.paragraph("Opening of \(Phrase("woord", in: .nl))")],
        sections: [
            .init(
                "one", "One", [.list(["a", "b"]), .definitions([.init("term", ["x", "y"])])],
                sections: [
                    .init(
                        "in", "Within",
                        [
                            .table(
                                .init(
                                    caption: "Rows", header: ["k", "v"], rows: [[["1"], ["2", "3"]]],
                                    hasRowHeadings: true))
                        ])
                ]),
            .init("two", "Two", [.paragraph(.address("https://acme.example/a?b=1&c=2"))]),
        ]
    ).html()

    @Test("has nothing to say of a good page")
    func good() {
        #expect(PageCheck.faults(of: Self.page) == [])
    }

    static let spoilings: [(String, String, String)] = [
        ("<!DOCTYPE html>\n", "", "no doctype"), ("<html lang=\"en\">", "<html>", "<html> of no known language"),
        ("lang=\"nl\"", "lang=\"\"", "<span> of no known language"), ("<h1>Title</h1>", "<h2>Title</h2>", "0 <h1>"),
        ("<h3>Within</h3>", "<h4>Within</h4>", "<h4> below <h2>"), ("</li>", "", "</ul> closes <li>"),
        ("<h2>Two</h2>", "<h2></h2>", "an empty <h2>"), ("<h2>Two</h2>", "<h1>Two</h1>", "2 <h1>"),
        ("<caption>Rows</caption>", "", "a table without a caption"), (" scope=\"row\"", "", "a <th> without scope"),
        ("<td><ul>", "<td></td><td><ul>", "rows of different widths"), ("</main>", "", "</body> closes <main>"),
        ("<meta charset=\"utf-8\">", "", "no charset"), ("name=\"viewport\"", "name=\"view\"", "no viewport"),
        ("<title>Title</title>", "<title></title>", "an empty title"),
        (" aria-label=\"Rows\"", "", "a landmark <div> without a name"),
        ("class=\"skip\"", "class=\"x\"", "no way past the contents"), ("id=\"two\"", "id=\"one\"", "an id twice"),
        ("href=\"#two\"", "href=\"#three\"", "a link to nowhere"),
        ("href=\"https:", "href=\"javascript:", "a link that isn't of the web"),
        ("&amp;c", "&c", "a bare & in 'c=2'"), ("<h2>Two</h2>", "<h2>Two</h2><script></script>", "a <script>"),
        ("<h2>Two</h2>", "<h2>Two</h2><img src=\"x\">", "a <img>"),
        ("<h2>Two</h2>", "<h2 onclick=\"x\">Two</h2>", "<h2> with onclick"),
        ("table { ", "table { background: url(x); ", "a style with url("),
        ("<dd>x</dd><dd>y</dd>", "", "a term without its definition"),
        ("<ul>\n<li>a", "<ul>\n<p></p><li>a", "<p> in <ul>"), ("<dt>term</dt>", "", "a term without its definition"),
        ("lang=\"en\"", "lang=en", "an attribute of <html> isn't of the form name=\"value\""),
        ("Opening", "1 < 2", "is no tag"),
    ]

    @Test("finds what is wrong with a bad one", arguments: spoilings.indices)
    func bad(_ index: Int) throws {
        let (good, spoilt, fault) = Self.spoilings[index]
        let range = try #require(Self.page.firstRange(of: good), "the page has '\(good)'")
        let faults = PageCheck.faults(of: Self.page.replacingCharacters(in: range, with: spoilt))
        #expect(faults.contains { $0.contains(fault) }, "\(faults)")
    }
}
