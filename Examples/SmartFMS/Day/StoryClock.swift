// SPDX-License-Identifier: Apache-2.0

import Lawful
import Synchronization

/// The clock of the story: it stands still but for what the story says, so that two runs tell the same.
final class StoryClock: Sendable {
    private let instant: Mutex<Instant>
    private let ids = Mutex<Int>(0)
    private let requests = Mutex<Int>(0)

    init(_ start: Instant) { instant = Mutex(start) }

    /// A second passes at every look, as it does between two acts at a desk.
    func now() -> Instant {
        instant.withLock { instant in
            instant = instant.advanced(bySeconds: 1)
            return instant
        }
    }

    func move(to later: Instant) { instant.withLock { $0 = max($0, later) } }

    /// Ids of entries, in the order of the story.
    func newID() -> EntryID {
        ids.withLock { count in
            count += 1
            return EntryID(rawValue: "entry-\(count)")
        }
    }

    /// Names of requests, in the order of the story.
    func newRequest() -> RequestID {
        requests.withLock { count in
            count += 1
            return RequestID(rawValue: "R-\(count)")
        }
    }

    var ambient: Ambient { Ambient(now: { self.now() }, newID: { self.newID() }) }
}
