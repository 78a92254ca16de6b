// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

/// The two parts of an entry.
struct EntryParts: Sendable {
    let publicPart: LedgerEntry.PublicPart
    let privatePart: LedgerEntry.PrivatePart?
}
#endif
