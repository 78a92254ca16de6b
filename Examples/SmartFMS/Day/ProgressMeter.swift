// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful

/// Shows how far the sweep has come: on one line of a terminal, and not at all in a file.
final class ProgressMeter {
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ progress: RetentionSweep.Progress) {
        guard isTerminal else { return }
        write("\r\u{1B}[K      \(progress.table): \(progress.erased) erased, \(progress.kept) kept")
    }

    func finish() { if isTerminal { write("\r\u{1B}[K") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
