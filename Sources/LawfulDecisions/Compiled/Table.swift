// SPDX-License-Identifier: Apache-2.0

/// Rows that never change, in memory of their own, so that reading one counts no references: with arrays, counting was a
/// third of the time of a decision.
///
/// The memory belongs to whoever made the table and calls ``free()`` when it is gone itself; a table is handed on only
/// within a call that keeps its owner alive. Reading beyond the rows stops the program, as with an array.
///
/// Sendable unchecked, since its pointer hides from the compiler that nothing is written after the initialiser.
@safe
struct Table<Content: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
    // Unchecked, since nothing is written after the initialiser.
    private let rows: UnsafeMutablePointer<Content>
    let count: Int

    init(_ list: some Collection<Content>) {
        count = list.count
        unsafe rows = .allocate(capacity: max(1, count))
        for (place, row) in list.enumerated() { unsafe (rows + place).initialize(to: row) }
    }

    @inline(__always)
    subscript(place: Int) -> Content {
        precondition(place >= 0 && place < count)
        return unsafe rows[place]
    }

    /// A row where it stands, so that of a wide one only what is asked is read.
    @inline(__always)
    func row(_ place: Int) -> Row<Content> {
        precondition(place >= 0 && place < count)
        return unsafe Row(borrowing: rows + place)
    }

    /// Gives the memory back; the table isn't read any more.
    func free() { unsafe rows.deallocate() }
}

/// One row in memory of its own, handed on as a pointer; Sendable unchecked for the same reason as a ``Table``.
@safe
struct Row<Content: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
    // Unchecked, since nothing is written after the initialiser.
    private let pointer: UnsafeMutablePointer<Content>

    init(_ content: Content) {
        unsafe pointer = .allocate(capacity: 1)
        unsafe pointer.initialize(to: content)
    }

    /// Points to a value that lives elsewhere, at least as long as the row is used.
    @inline(__always)
    init(borrowing pointer: UnsafeMutablePointer<Content>) { unsafe self.pointer = pointer }

    @inline(__always)
    var content: Content { unsafe pointer.pointee }

    /// Gives the memory back; the row isn't read any more.
    func free() { unsafe pointer.deallocate() }
}
