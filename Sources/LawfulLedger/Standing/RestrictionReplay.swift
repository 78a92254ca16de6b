// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// Restrictions that have taken effect, replayed to find which entries carry those that stand.
///
/// A lift or announcement without a ground means the only restriction that stands, so each may depend on all before it. What
/// carries the present state folds to it; the last entry of a scope stays as well, so that one can tell whether a new
/// entry comes after all that was left out.
struct RestrictionReplay {
    private struct Standing {
        let restricted: Int64
        var announced: Int64?
    }

    private var scopes: [PurposeID?: [LedgerEntry]] = [:]

    /// Takes an entry; the latest comes first.
    mutating func collect(_ entry: LedgerEntry, _ scope: PurposeID?) { scopes[scope, default: []].append(entry) }

    /// The sequences of the entries that stand.
    var carriers: Set<Int64> {
        var carriers: Set<Int64> = []
        for latestFirst in scopes.values {
            if let last = latestFirst.first { carriers.insert(last.sequence) }
            for standing in Self.replay(latestFirst.reversed()).values {
                carriers.insert(standing.restricted)
                if let announced = standing.announced { carriers.insert(announced) }
            }
        }
        return carriers
    }

    private static func replay(_ entries: some Sequence<LedgerEntry>) -> [RestrictionGround: Standing] {
        var standing: [RestrictionGround: Standing] = [:]
        for entry in entries {
            let named = entry.privatePart?.event.restriction
            guard let ground = named ?? (standing.count == 1 ? standing.keys.first : nil) else { continue }
            switch entry.publicPart.kind {
            case .restricted: if named != nil { standing[ground] = Standing(restricted: entry.sequence) }
            case .restrictionLiftAnnounced:
                if standing[ground]?.announced == nil { standing[ground]?.announced = entry.sequence }
            default: standing[ground] = nil
            }
        }
        return standing
    }
}
