// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime
import Synchronization

/// A subject's status as a decision reads it, with the version that it was folded at.
public struct CachedStatus: Sendable {
    /// The status, bound to the engine.
    public let status: BoundStatus
    /// Until when it holds: an entry recorded already takes effect then.
    let until: Int64

    /// The version of the status: recording an answer is conditional on it.
    public var version: StatusVersion { status.version }

    @inline(__always)
    init(_ status: BoundStatus, until: Int64) {
        self.status = status
        self.until = until
    }

    /// Folds a history at a moment, for an engine.
    ///
    /// - Parameters:
    ///   - history: the subject's status-changing entries.
    ///   - moment: the moment of the decision, see `SubjectHistory.moment(now:)`.
    ///   - engine: the engine that will decide.
    public init(_ history: SubjectHistory, at moment: Instant, for engine: DecisionEngine) {
        let folded = SubjectStatus(folding: history.entries, effectiveAt: moment, knownAt: moment)
        status = engine.bind(folded, at: history.version, from: moment)
        until =
            history.entries.lazy.map(\.publicPart.effectiveAt.milliseconds).filter { $0 > moment.milliseconds }.min()
            ?? .max
    }

    /// Until when it holds: an entry that is recorded already takes effect then, and the decision must be made again.
    public var endsAt: Instant { Instant(milliseconds: until) }

    /// Whether it still holds at a moment.
    public func holds(at moment: Instant) -> Bool { moment.milliseconds < until }

    /// The moment of a decision on it: now, or that of its fold, at which every recording was known, where another host's
    /// clock runs ahead.
    public func moment(now: Instant) -> Instant { max(now, Instant(milliseconds: status.from)) }
}

/// Statuses kept in the process, by subject, bounded in number.
///
/// What stands here may be stale: another process may have recorded a withdrawal. That is caught where the answer is
/// recorded, which is conditional on the status version; then the subject is forgotten and the decision made again.
public final class StatusCache: Sendable {
    /// How often a status was here, and how often it wasn't.
    public struct Statistics: Hashable, Sendable {
        /// How often a status was here.
        public var hits = 0
        /// How often it wasn't, or held no longer.
        public var misses = 0

        /// The share of hits; 1 where nothing was asked.
        public var share: Double { hits + misses == 0 ? 1 : Double(hits) / Double(hits + misses) }
    }

    /// Two generations: when the young one is full it becomes the old one, and what isn't asked for again is forgotten.
    private struct Shard: ~Copyable {
        var young = SubjectTable()
        var old = SubjectTable()
        var statistics = Statistics()
    }

    // In place, since reaching a lock through an array counts two references.
    private let first = Mutex(Shard())
    private let second = Mutex(Shard())
    private let third = Mutex(Shard())
    private let fourth = Mutex(Shard())
    private let fifth = Mutex(Shard())
    private let sixth = Mutex(Shard())
    private let seventh = Mutex(Shard())
    private let eighth = Mutex(Shard())
    private let capacity: Int
    /// Where subjects stand in the tables isn't known outside of the process.
    private let seed: UInt64

    /// Makes a cache that keeps about so many subjects at most, in eight parts with a lock of their own.
    public init(capacity: Int = 100_000) {
        self.capacity = max(1, capacity / 16)
        seed = QuickHash.seed
    }

    /// A subject's status, if it is here and holds at a moment.
    public func status(of subject: SubjectID, at now: Instant) -> CachedStatus? {
        let (now, hash) = (now.milliseconds, subject.hash(seed))
        return locked(hash) { shard in
            if let found = shard.young.status(of: subject, hash), now < found.until {
                shard.statistics.hits += 1
                return found
            }
            return Self.aged(&shard, subject, hash, now, capacity)
        }
    }

    private static func aged(
        _ shard: inout Shard,
        _ subject: SubjectID,
        _ hash: UInt64,
        _ now: Int64,
        _ capacity: Int
    ) -> CachedStatus? {
        if let found = shard.old.status(of: subject, hash), now < found.until {
            shard.statistics.hits += 1
            keep(&shard, subject, hash, found, capacity)
            return found
        }
        shard.statistics.misses += 1
        return nil
    }

    /// Keeps a subject's status.
    public func keep(_ status: CachedStatus, of subject: SubjectID) {
        let hash = subject.hash(seed)
        locked(hash) { Self.keep(&$0, subject, hash, status, capacity) }
    }

    /// Keeps a subject's status only where there is room: it pushes out no other, and goes first. For those who are asked
    /// about once, as in a mailing.
    public func offer(_ status: CachedStatus, of subject: SubjectID) {
        let hash = subject.hash(seed)
        locked(hash) { if $0.old.count < capacity { $0.old.set(status, of: subject, hash) } }
    }

    private static func keep(
        _ shard: inout Shard,
        _ subject: SubjectID,
        _ hash: UInt64,
        _ status: CachedStatus,
        _ capacity: Int
    ) {
        if shard.young.count >= capacity {
            swap(&shard.young, &shard.old)
            shard.young = SubjectTable()
        }
        shard.young.set(status, of: subject, hash)
    }

    /// Forgets a subject's status, since it moved.
    public func forget(_ subject: SubjectID) {
        let hash = subject.hash(seed)
        locked(hash) { shard in
            shard.young.set(nil, of: subject, hash)
            shard.old.set(nil, of: subject, hash)
        }
    }

    /// How often a status was here since the start.
    public var statistics: Statistics {
        var sum = Statistics()
        for own in [
            first.withLock { $0.statistics }, second.withLock { $0.statistics }, third.withLock { $0.statistics },
            fourth.withLock { $0.statistics }, fifth.withLock { $0.statistics }, sixth.withLock { $0.statistics },
            seventh.withLock { $0.statistics }, eighth.withLock { $0.statistics },
        ] {
            sum.hits += own.hits
            sum.misses += own.misses
        }
        return sum
    }

    @inline(__always)
    private func locked<R>(_ hash: UInt64, _ body: (inout sending Shard) -> sending R) -> R {
        switch hash >> 61 {
        case 0: first.withLock(body)
        case 1: second.withLock(body)
        case 2: third.withLock(body)
        case 3: fourth.withLock(body)
        case 4: fifth.withLock(body)
        case 5: sixth.withLock(body)
        case 6: seventh.withLock(body)
        default: eighth.withLock(body)
        }
    }
}
