// SPDX-License-Identifier: Apache-2.0

#if !Evidence
/// The module's error: enable the package's `Evidence` trait.
@available(*, unavailable, message: "Enable the 'Evidence' trait of the package Lawful: traits: [\"Evidence\"]")
public enum EvidenceError {}

/// The tree over a log: enable the package's `Evidence` trait.
@available(*, unavailable, message: "Enable the 'Evidence' trait of the package Lawful: traits: [\"Evidence\"]")
public enum LogTree {}

/// A verifier of an exported log: enable the package's `Evidence` trait.
@available(*, unavailable, message: "Enable the 'Evidence' trait of the package Lawful: traits: [\"Evidence\"]")
public enum EvidenceFolder {}
#endif
