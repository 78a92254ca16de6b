// SPDX-License-Identifier: Apache-2.0

/// How data came about (Art. 20(1); WP 242).
public enum Provenance: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Actively provided by the person.
    case provided
    /// Observed from the person's use of the service: counts as provided.
    case observed
    /// Inferred by the controller.
    case inferred
}
