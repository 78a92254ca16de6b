// SPDX-License-Identifier: Apache-2.0

#if !YAML
public import LawfulModel

extension Register {
    /// Reads a register from YAML: enable the package's `YAML` trait.
    @available(*, unavailable, message: "Enable the 'YAML' trait of the package Lawful: traits: [\"YAML\"]")
    public init(yaml: String, named file: String = "register.yaml") throws {
        throw RegisterReader.unreadable("can't be read without the package's YAML trait; enable it", nil, file)
    }
}
#endif
