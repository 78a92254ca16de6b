// SPDX-License-Identifier: Apache-2.0

/// Integer arithmetic that stops at the type's limits instead of trapping.
///
/// Dates and instants saturate at their documented ends, so an absurd count can never crash a process that holds
/// personal data; what must not be silent (a deadline outside the calendar) is checked by the caller and thrown.
extension FixedWidthInteger {
    /// `self + other`, or the limit in that direction.
    func saturatingAdding(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }

    /// `self * other`, or the limit in that direction.
    func saturatingMultiplied(by other: Self) -> Self {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard overflow else { return product }
        return (self < 0) == (other < 0) ? .max : .min
    }

    /// The quotient rounded towards minus infinity; `divisor` is a positive constant of the caller.
    func flooredQuotient(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    /// The remainder that goes with ``flooredQuotient(by:)``, in `0..<divisor`.
    func flooredRemainder(by divisor: Self) -> Self {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
