// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// Statuses by subject, by open addressing: a look-up reads one place in most cases and hashes in a few instructions,
/// where a dictionary's keyed hash takes a fifth of a decision.
///
/// The caller hashes, with the seed of the process, so that which subjects share a place can't be foreseen from outside.
@safe
struct SubjectTable: ~Copyable {
    // Half a line of the processor's cache.
    private struct Place {
        var subject = SubjectID(high: 0, low: 0)
        /// Nil where the place is free, or the status was forgotten: then it stays taken until the table is emptied.
        var status: BoundStatus?
        var until = Self.free

        static let free = Int64.min
        static let forgotten = Int64.min + 1
    }

    // Memory of its own, so that no place lies over two lines.
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
        let place = place(of: subject, hash)
        guard let status = unsafe places[place].status else { return nil }
        return unsafe CachedStatus(status, until: places[place].until)
    }

    /// Keeps a status, or forgets what there is.
    mutating func set(_ status: CachedStatus?, of subject: SubjectID, _ hash: UInt64) {
        let place = place(of: subject, hash)
        if unsafe places[place].until == Place.free {
            guard status != nil else { return }
            // A fifth of the places stays free, so that runs of taken ones stay short.
            guard count * 5 < size * 4 else {
                grow()
                return set(status, of: subject, hash)
            }
            count += 1
            unsafe places[place].subject = subject
        }
        unsafe places[place].status = status?.status
        // What holds from no moment on was asked for before its time: it isn't taken for a free place.
        unsafe places[place].until = status.map { max($0.until, Place.forgotten) } ?? Place.forgotten
    }

    /// Where a subject stands, or would; below the size, since that is a power of two.
    @inline(__always)
    private func place(of subject: borrowing SubjectID, _ hash: UInt64) -> Int {
        var slot = hash >> 32
        while true {
            let place = Int(truncatingIfNeeded: slot) & (size &- 1)
            if unsafe places[place].until == Place.free || places[place].subject == subject { return place }
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
            let subject = unsafe kept[place].subject
            unsafe set(CachedStatus(status, until: kept[place].until), of: subject, subject.hash(QuickHash.seed))
        }
        unsafe Self.free(kept, former)
    }
}
