// SPDX-License-Identifier: Apache-2.0

/// Lets one through at a time, in the order of their coming, also where they wait for something while they are through.
actor Turnstile {
    private var isBusy = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    private func enter() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    private func leave() {
        if queue.isEmpty { isBusy = false } else { queue.removeFirst().resume() }
    }

    nonisolated func pass<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        await enter()
        do {
            let value = try await work()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }
}
