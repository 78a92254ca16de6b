// SPDX-License-Identifier: Apache-2.0

/// What keeps a page from being read by everyone, by itself: WCAG's formal demands, and nothing fetched or run.
enum PageCheck {
    static func faults(of page: String) -> [String] {
        let reader = PageReader(page)
        let all = reader.root.all
        return reader.faults + frame(all) + headings(all) + tables(all) + lists(reader.root) + links(all) + safety(all)
    }

    private static func frame(_ all: [PageNode]) -> [String] {
        var faults: [String] = []
        for name in ["html", "head", "body", "title", "main", "h1"] {
            let count = all.count { $0.name == name }
            if count != 1 { faults.append("\(count) <\(name)>") }
        }
        let languages = ["nl", "en"]
        for node in all where node.name == "html" || node["lang"] != nil {
            if !languages.contains(node["lang"] ?? "") { faults.append("<\(node.name)> of no known language") }
        }
        if all.first(where: { $0.name == "title" })?.allText.isEmpty != false { faults.append("an empty title") }
        if !all.contains(where: { $0.name == "meta" && $0["charset"] == "utf-8" }) { faults.append("no charset") }
        if !all.contains(where: { $0["name"] == "viewport" }) { faults.append("no viewport") }
        for node in all where node.name == "nav" || node["role"] == "region" {
            if node["aria-label"]?.isEmpty != false { faults.append("a landmark <\(node.name)> without a name") }
        }
        let first = all.first { $0.name == "a" }
        if first?["class"] != "skip" || first?["href"] != "#main" { faults.append("no way past the contents") }
        return faults
    }

    private static func headings(_ all: [PageNode]) -> [String] {
        var last = 0
        var faults: [String] = []
        for node in all where node.name.count == 2 && node.name.hasPrefix("h") && node.name != "hr" {
            let level = Int(node.name.dropFirst()) ?? 0
            if level > last + 1 { faults.append("<\(node.name)> below <h\(last)>") }
            if node.allText.isEmpty { faults.append("an empty <\(node.name)>") }
            last = level
        }
        return faults
    }

    private static func tables(_ all: [PageNode]) -> [String] {
        var faults: [String] = []
        for table in all where table.name == "table" {
            let parts = table.children.filter { $0.name != "#text" }
            if parts.first?.name != "caption" || parts.first?.allText.isEmpty != false {
                faults.append("a table without a caption")
            }
            let rows = table.all.filter { $0.name == "tr" }
            let widths = Set(rows.map { $0.children.count { $0.name == "th" || $0.name == "td" } })
            if widths.count != 1 { faults.append("rows of different widths") }
            if !table.all.contains(where: { $0.name == "th" }) { faults.append("a table without headings") }
        }
        for head in all where head.name == "th" && !["col", "row"].contains(head["scope"] ?? "") {
            faults.append("a <th> without scope")
        }
        return faults
    }

    private static func lists(_ node: PageNode) -> [String] {
        let allowed = ["ul": ["li"], "dl": ["div"], "tr": ["th", "td"]]
        let parents = ["li": "ul", "dt": "div", "dd": "div", "td": "tr", "th": "tr"]
        var faults: [String] = []
        for child in node.children where child.name != "#text" {
            if allowed[node.name]?.contains(child.name) == false { faults.append("<\(child.name)> in <\(node.name)>") }
            if let parent = parents[child.name], parent != node.name {
                faults.append("<\(child.name)> in <\(node.name)>")
            }
        }
        for group in node.children where node.name == "dl" && group.name == "div" {
            let names = group.children.map(\.name).filter { $0 != "#text" }
            if names.first != "dt" || !names.contains("dd") { faults.append("a term without its definition") }
        }
        return faults + node.children.flatMap(lists)
    }

    private static func links(_ all: [PageNode]) -> [String] {
        var faults: [String] = []
        let ids = all.compactMap { $0["id"] }
        if Set(ids).count != ids.count { faults.append("an id twice") }
        for link in all where link.name == "a" {
            let target = link["href"] ?? ""
            if link.allText.isEmpty { faults.append("an empty link") }
            if target.hasPrefix("#") {
                if !ids.contains(String(target.dropFirst())) { faults.append("a link to nowhere") }
            } else if !["https://", "http://", "mailto:"].contains(where: target.hasPrefix) {
                faults.append("a link that isn't of the web")
            }
        }
        return faults
    }

    private static func safety(_ all: [PageNode]) -> [String] {
        let banned: Set<String> = [
            "script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "svg",
        ]
        var faults = all.filter { banned.contains($0.name) }.map { "a <\($0.name)>" }
        for node in all {
            for (name, _) in node.attributes where name.hasPrefix("on") || ["src", "style", "srcdoc"].contains(name) {
                faults.append("<\(node.name)> with \(name)")
            }
        }
        for style in all where style.name == "style" {
            for loading in ["url(", "@import", "expression("] where style.allText.contains(loading) {
                faults.append("a style with \(loading)")
            }
        }
        return faults
    }
}
