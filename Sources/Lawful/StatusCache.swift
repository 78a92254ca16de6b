// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import Synchronization

/// Histories read lately. A stale one is harmless: recording an answer on it fails, and it is read again.
final class StatusCache: Sendable {
    private let histories = Mutex<[SubjectID: SubjectHistory]>([:])
    private let limit: Int

    init(limit: Int = 10_000) { self.limit = limit }

    subscript(subject: SubjectID) -> SubjectHistory? {
        get { histories.withLock { $0[subject] } }
        set {
            histories.withLock { histories in
                if newValue != nil, histories.count >= limit, histories[subject] == nil { histories.removeAll() }
                histories[subject] = newValue
            }
        }
    }
}
