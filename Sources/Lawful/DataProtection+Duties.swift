// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulRetention
public import LawfulRights

extension DataProtection {
    /// The one guarded way to erase, in a role that the register grants.
    public func erasure(as role: RoleID) -> GuardedErasure {
        GuardedErasure(engine: engine, ledger: ledger, map: map, role: role, newID: ambient.newID)
    }

    /// A sweep of what is past its retention rule, in a role that the register grants.
    public func sweep(as role: RoleID, batchSize: Int = 500) -> RetentionSweep {
        RetentionSweep(erasure(as: role), batchSize: batchSize, newID: ambient.newID)
    }

    /// A desk for the requests of data subjects, in a role that the register grants.
    public func rights(as role: RoleID) -> RightsDesk {
        RightsDesk(erasure(as: role), role: role, calendar: ambient.calendar, newID: ambient.newID)
    }
}
