// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulTesting
import Testing

/// Files as a disk may have them after a loss of power: what was synchronised, and of the rest anything.
///
/// It promises no more than POSIX does: content is on the disk once its file was synchronised, a name once its folder was.
struct SimulatedDisk {
    private enum Change {
        case bytes(offset: Int, [UInt8])
        case cut(Int)
    }
    private enum Naming {
        case set(String, to: Int)
        case removed(String)
    }
    typealias Files = [String: [UInt8]]

    /// What becomes of changes that weren't synchronised.
    enum Loss: CaseIterable {
        /// None of them is there.
        case dropped
        /// The first half of them, and half of the next one; of names all.
        case torn
        /// Any of them in any order, and the first few names.
        case reordered
        /// All content, and no name.
        case unnamed
        /// All of it, as after a kill.
        case none
    }

    private var names: [String: Int] = [:]
    private var namesOnDisk: [String: Int] = [:]
    private var namings: [(event: Int, naming: Naming)] = []
    private var sizes: [Int: Int] = [:]
    private var content: [Int: [UInt8]] = [:]
    private var changes: [(event: Int, file: Int, change: Change)] = []
    private var event = 0

    /// A disk that holds files.
    init(_ files: Files) {
        for (number, (name, bytes)) in files.enumerated() {
            (names[name], content[number], sizes[number]) = (number, bytes, bytes.count)
        }
        namesOnDisk = names
    }

    /// Whether it keeps a file: others, such as those of the system, take no part.
    static func isKept(_ path: String) -> Bool { path.contains("/lawful-ledger-") && !path.hasSuffix("-shm") }

    mutating func apply(_ next: WriteLog.Event) {
        switch next {
        case .created(let path):
            if Self.isKept(path), names[path] == nil {
                content[content.count] = []
                sizes[content.count - 1] = 0
                name(.set(path, to: content.count - 1))
            }
        case .emptied(let path): change(path, .cut(0))
        case .wrote(let path, let offset, let bytes): change(path, .bytes(offset: offset, bytes))
        case .appended(let path, let bytes):
            change(path, .bytes(offset: names[path].flatMap { sizes[$0] } ?? 0, bytes))
        case .cut(let path, let length): change(path, .cut(length))
        case .linked(let path, let other): if let file = names[path] { name(.set(other, to: file)) }
        case .unlinked(let path): if names[path] != nil { name(.removed(path)) }
        case .renamed(let path, let other):
            if let file = names[path] {
                name(.set(other, to: file))
                name(.removed(path))
            }
        case .synchronised(let path, let began): synchronise(path, began)
        case .said: break
        }
        event += 1
    }

    private mutating func name(_ naming: Naming) {
        Self.apply(naming, to: &names)
        namings.append((event, naming))
    }

    private mutating func change(_ path: String, _ change: Change) {
        guard let file = names[path] else { return }
        switch change {
        case .bytes(let offset, let bytes): sizes[file] = max(sizes[file] ?? 0, offset + bytes.count)
        case .cut(let length): sizes[file] = length
        }
        changes.append((event, file, change))
    }

    private mutating func synchronise(_ path: String, _ began: Int) {
        if let file = names[path] {
            for change in changes where change.file == file && change.event < began {
                Self.apply(change.change, to: &content[file, default: []])
            }
            changes.removeAll { $0.file == file && $0.event < began }
        } else {
            let folder = path.hasSuffix("/") ? path : path + "/"
            func isIn(_ naming: (event: Int, naming: Naming)) -> Bool {
                let name =
                    switch naming.naming {
                    case .set(let name, _), .removed(let name): name
                    }
                return naming.event < began && name.hasPrefix(folder) && !name.dropFirst(folder.count).contains("/")
            }
            for naming in namings where isIn(naming) { Self.apply(naming.naming, to: &namesOnDisk) }
            namings.removeAll(where: isIn)
        }
    }

    /// The files after a loss of power now.
    func files(after loss: Loss, using random: inout SeededGenerator) -> Files {
        var (content, names) = (content, namesOnDisk)
        var done = changes.map { ($0.file, $0.change) }
        var named = namings.map(\.naming)
        switch loss {
        case .dropped: (done, named) = ([], [])
        case .torn:
            let half = changes.count / 2
            let next = done.dropFirst(half).first
            done = Array(done.prefix(half))
            if case .bytes(let offset, let bytes)? = next?.1, let file = next?.0 {
                done.append((file, .bytes(offset: offset, Array(bytes.prefix(bytes.count / 2)))))
            }
        case .reordered:
            done = done.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
            named = Array(named.prefix(.random(in: 0...named.count, using: &random)))
        case .unnamed: named = []
        case .none: break
        }
        for (file, change) in done { Self.apply(change, to: &content[file, default: []]) }
        for naming in named { Self.apply(naming, to: &names) }
        return names.mapValues { content[$0] ?? [] }
    }

    private static func apply(_ naming: Naming, to names: inout [String: Int]) {
        switch naming {
        case .set(let name, let file): names[name] = file
        case .removed(let name): names[name] = nil
        }
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .bytes(let offset, let new):
            if bytes.count < offset + new.count {
                bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
            }
            bytes.replaceSubrange(offset..<offset + new.count, with: new)
        case .cut(let length):
            bytes = Array(bytes.prefix(length)) + [UInt8](repeating: 0, count: max(0, length - bytes.count))
        }
    }
}
#endif
