// SPDX-License-Identifier: Apache-2.0

import LawfulTesting

/// How many random cases to run and from which seed: `LAWFUL_RANDOM_CASES`, `LAWFUL_RANDOM_SEED`.
enum RandomRun {
    /// Few, since the agreement program asks a million in a release build.
    static let cases = RandomSize.cases(or: 20_000)
    static let seed = RandomSize.seed(or: 2016_0679)
    /// The cases are split over this many tests, which run side by side.
    static let parts = 8
}
