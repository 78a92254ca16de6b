// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation

extension FileLedger {
    /// The files of ledger and keys, as a loss of power would find them were all synchronised.
    func image() throws -> SimulatedDisk.Files {
        var files: SimulatedDisk.Files = [:]
        for folder in [folder.url.path(percentEncoded: false), keys] {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let path = URL(filePath: folder).appending(path: name)
                let text = path.path(percentEncoded: false)
                guard SimulatedDisk.isKept(text), name.hasPrefix("ledger.sqlite") || folder == keys else { continue }
                files[text] = try [UInt8](Data(contentsOf: path))
            }
        }
        return files
    }

    /// A ledger in folders of its own, of files that this one had or might have had.
    func copy(_ files: SimulatedDisk.Files) throws -> FileLedger {
        let copy = try FileLedger(isInMemory: true)
        try FileManager.default.createDirectory(atPath: copy.keys, withIntermediateDirectories: false)
        let own = folder.url.path(percentEncoded: false)
        for (path, bytes) in files {
            let name = URL(filePath: path).lastPathComponent
            let place = path.hasPrefix(keys + "/") ? copy.keys + "/" + name : copy.folder.path(name)
            guard path.hasPrefix(keys + "/") || path.hasPrefix(own),
                name.hasPrefix("ledger.sqlite") || place != copy.folder.path(name)
            else { continue }
            let isMade = FileManager.default.createFile(
                atPath: place, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
            if !isMade { throw CocoaError(.fileWriteUnknown) }
        }
        return copy
    }
}
#endif
