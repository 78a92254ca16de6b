// SPDX-License-Identifier: Apache-2.0

/// An element of a page, as a strict reader sees it: every tag closed, every attribute quoted.
struct PageNode {
    let name: String
    let attributes: [(name: String, value: String)]
    var children: [PageNode] = []
    /// The text directly within, unescaped; in the tree every text is a child named `#text`.
    var text = ""

    subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// All that can be read within.
    var allText: String { name == "#text" ? text : children.map(\.allText).joined() }

    /// The node and every one below it, in order.
    var all: [PageNode] { [self] + children.flatMap(\.all) }

    /// The element with an id.
    func element(_ id: String) -> PageNode? { all.first { $0["id"] == id } }
}

/// Reads a page strictly, scalar by scalar as a browser does, and lists what a lenient one would repair.
struct PageReader {
    private typealias Scalars = Substring.UnicodeScalarView

    private(set) var root = PageNode(name: "#root", attributes: [])
    private(set) var faults: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "br", "hr", "input", "base", "embed", "source"]
    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
    private var open: [PageNode] = []
    private var rest: Scalars

    init(_ page: String) {
        rest = page[...].unicodeScalars
        open = [root]
        let doctype = "<!DOCTYPE html>".unicodeScalars
        if rest.starts(with: doctype) { rest.removeFirst(doctype.count) } else { faults.append("no doctype") }
        while !rest.isEmpty { step() }
        while open.count > 1 {
            faults.append("<\(open[open.count - 1].name)> isn't closed")
            close()
        }
        root = open[0]
    }

    private mutating func step() {
        if rest.first == "<" { return tag() }
        let text = rest.prefix { $0 != "<" }
        rest.removeFirst(text.count)
        let isRaw = open[open.count - 1].name == "style"
        open[open.count - 1].children.append(
            PageNode(name: "#text", attributes: [], text: isRaw ? String(text) : unescaped(text)))
    }

    private mutating func tag() {
        guard let end = rest.firstIndex(of: ">") else {
            faults.append("a < without its >")
            rest = "".unicodeScalars[...]
            return
        }
        var inside = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if inside.first == "/" {
            let name = String(inside.dropFirst())
            guard open.count > 1, open[open.count - 1].name == name else {
                faults.append("</\(name)> closes <\(open[open.count - 1].name)>")
                return
            }
            return close()
        }
        let name = inside.prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        if name.isEmpty { faults.append("<\(String(inside.prefix(10)))> is no tag") }
        inside.removeFirst(name.count)
        open.append(PageNode(name: String(name), attributes: attributes(inside, of: String(name))))
        if Self.void.contains(String(name)) { close() }
    }

    private mutating func close() {
        let node = open.removeLast()
        open[open.count - 1].children.append(node)
    }

    private mutating func attributes(_ text: Scalars, of name: String) -> [(name: String, value: String)] {
        var text = text
        var found: [(name: String, value: String)] = []
        while true {
            text = text.drop { $0 == " " }
            guard !text.isEmpty else { return found }
            let key = text.prefix { $0.properties.isAlphabetic || $0 == "-" }
            text.removeFirst(key.count)
            guard !key.isEmpty, text.starts(with: "=\"".unicodeScalars),
                let end = text.dropFirst(2).firstIndex(of: "\"")
            else {
                faults.append("an attribute of <\(name)> isn't of the form name=\"value\"")
                return found
            }
            let value = text[text.index(text.startIndex, offsetBy: 2)..<end]
            if found.contains(where: { $0.name == String(key) }) { faults.append("<\(name)> has \(key) twice") }
            found.append((String(key), unescaped(value)))
            text = text[text.index(after: end)...]
        }
    }

    private mutating func unescaped(_ text: Scalars) -> String {
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
        var result = parts.popFirst().map { String($0) } ?? ""
        for part in parts {
            let name = part.prefix { $0 != ";" }
            guard let character = Self.entities[String(name)], name.count < part.count else {
                faults.append("a bare & in '\(String(part.prefix(10)))'")
                continue
            }
            result += character
            result.unicodeScalars.append(contentsOf: part.dropFirst(name.count + 1))
        }
        return result
    }
}
