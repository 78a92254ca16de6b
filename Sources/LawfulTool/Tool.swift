// SPDX-License-Identifier: Apache-2.0

#if Tool
import ArgumentParser

@main
struct Lawful: ParsableCommand {}
#endif
