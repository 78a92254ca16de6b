// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// Statuses by subject, by open addressing: a look-up reads one place in most cases and hashes in a few instructions,
/// where a dictionary's keyed hash takes a fifth of a decision.
///
/// The caller hashes, with a seed of the process, so that which subjects share a place can't be foreseen from outside.
@safe
struct SubjectTable: ~Copyable {
    private struct Place {
        /// The subject's hash with its lowest bit set; 0 where the place is free.
        var mark: UInt64 = 0
        var subject = SubjectID(high: 0, low: 0)
        /// Nil where the status was forgotten: the place stays taken until the table is emptied.
        var status: CachedStatus?
    }

    // Memory of its own, since a place fills one line of the processor's cache, and an array would lay each over two.
    private var places: UnsafeMutablePointer<Place>
    private var size = 16
    /// How many places are taken, those whose status was forgotten included.
    private(set) var count = 0

    init() { unsafe places = Self.room(size) }

    deinit { unsafe Self.free(places, size) }

    private static func room(_ size: Int) -> UnsafeMutablePointer<Place> {
        let room = UnsafeMutableRawPointer.allocate(byteCount: size * MemoryLayout<Place>.stride, alignment: 64)
        let places = unsafe room.bindMemory(to: Place.self, capacity: size)
        unsafe places.initialize(repeating: Place(), count: size)
        return unsafe places
    }

    private static func free(_ places: UnsafeMutablePointer<Place>, _ size: Int) {
        unsafe places.deinitialize(count: size)
        unsafe UnsafeMutableRawPointer(places).deallocate()
    }

    /// The status of a subject, by the subject and its hash.
    @inline(__always)
    func status(of subject: borrowing SubjectID, _ hash: UInt64) -> CachedStatus? {
        var slot = hash >> 32
        while true {
            let place = Int(truncatingIfNeeded: slot) & (size &- 1)
            let found = unsafe places[place].mark
            if found == hash | 1, unsafe places[place].subject == subject { return unsafe places[place].status }
            if found == 0 { return nil }
            slot &+= 1
        }
    }

    /// Keeps a status, or forgets what there is.
    mutating func set(_ status: CachedStatus?, of subject: SubjectID, _ hash: UInt64) {
        let place = place(of: subject, hash)
        if unsafe places[place].mark == 0 {
            guard status != nil else { return }
            // Half of the places at most are taken, so that runs of taken ones stay short.
            guard count * 2 < size else {
                grow()
                return set(status, of: subject, hash)
            }
            count += 1
            unsafe places[place].mark = hash | 1
            unsafe places[place].subject = subject
        }
        unsafe places[place].status = status
    }

    /// Where a subject stands, or would; below the size, since that is a power of two.
    private func place(of subject: SubjectID, _ hash: UInt64) -> Int {
        var slot = hash >> 32
        while true {
            let place = Int(truncatingIfNeeded: slot) & (size - 1)
            if unsafe places[place].mark == 0 { return place }
            if unsafe places[place].mark == hash | 1, unsafe places[place].subject == subject { return place }
            slot &+= 1
        }
    }

    private mutating func grow() {
        let (kept, former) = unsafe (places, size)
        size = former * 2
        unsafe places = Self.room(size)
        count = 0
        for place in 0..<former {
            guard let status = unsafe kept[place].status else { continue }
            unsafe set(status, of: kept[place].subject, kept[place].mark)
        }
        unsafe Self.free(kept, former)
    }
}
