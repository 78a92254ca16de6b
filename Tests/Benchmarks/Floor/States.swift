// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What one subject's state says of one purpose.
struct StateBits {
    var consent: Bool
    var objected: Bool
    var restricted: Bool
}

/// A subject's number as a UUID would hold it.
struct Id128: Hashable {
    var high: UInt64
    var low: UInt64

    init(subject: Int) {
        high = UInt64(subject) &* 0x9E37_79B9_7F4A_7C15
        low = ~UInt64(subject)
    }
}

/// The subjects' states as a dense matrix of bits, subjects x purposes.
struct SubjectStates {
    var consent: [UInt64]
    var objected: [UInt64]
    var restricted: [Bool]
    var words: Int
    var number: [String: Int] = [:]
    var numberById: [Id128: Int] = [:]

    init(subjects: Int, purposes: Int) {
        words = (purposes + 63) / 64
        consent = Array(repeating: 0, count: subjects * words)
        objected = consent
        restricted = Array(repeating: false, count: subjects)
    }

    @inline(__always) func bits(_ subject: Int, _ purpose: Int) -> StateBits {
        let at = subject &* words &+ purpose >> 6
        let shift = UInt64(purpose & 63)
        return StateBits(
            consent: consent[at] >> shift & 1 == 1, objected: objected[at] >> shift & 1 == 1,
            restricted: restricted[subject])
    }
}

final class Store: Sendable {
    let states: Mutex<SubjectStates>

    init(_ states: SubjectStates) { self.states = Mutex(states) }
}

/// A lock for each of 64 shards of the subjects.
final class Shards: Sendable {
    let stores: [Store]

    init(_ states: SubjectStates) { stores = (0..<64).map { _ in Store(states) } }
}

/// The same states behind an actor instead of a lock.
actor StateActor {
    var states: SubjectStates

    init(_ states: SubjectStates) { self.states = states }

    func bits(_ subject: Int, _ purpose: Int) -> StateBits { states.bits(subject, purpose) }
}
