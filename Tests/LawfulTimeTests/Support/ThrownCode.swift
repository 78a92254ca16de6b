// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// The code of the `TimeError` that the body throws, or `nil` when it throws nothing or something else.
func thrownCode<Value>(_ body: () throws -> Value) -> TimeError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? TimeError)?.code
    }
}
