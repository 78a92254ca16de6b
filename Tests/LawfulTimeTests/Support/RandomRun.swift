// SPDX-License-Identifier: Apache-2.0

import LawfulTesting

/// How many random cases to run and from which seed: `LAWFUL_RANDOM_CASES`, `LAWFUL_RANDOM_SEED`.
enum RandomRun {
    static let cases = RandomSize.cases(or: 1_000_000)
    static let seed = RandomSize.seed(or: 1182_1971)
}
