// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful

// The customers of our customers, whose data we hold on the instruction of two tenants.
extension Day {
    func tenants() async throws {
        transcript.heading("For two tenants, on their instructions")
        let (estate, care) = (Tenants.estate, Tenants.care)
        let used = try await askFor(estate)
        transcript.step(
            "S-11", "tenant", "May support use the data of the first tenant's customers?", expecting: .permit,
            because: "ok.instruction", used)
        if case .permit(let grant) = used {
            transcript.check("S-11", "on instruction \(grant.instruction?.rawValue ?? "–")", grant.instruction != nil)
        }
        transcript.step(
            "S-11", "tenant", "And those of the second one, who instructed storing alone?", expecting: .deny,
            because: "processor.outside_instruction", try await askFor(care))
        transcript.step(
            "S-11", "tenant", "May they be stored for it?", expecting: .permit, because: "ok.instruction",
            try await askFor(care, .store))
        transcript.step(
            "S-11", "tenant", "May a machine decide about them, which nobody instructed?", expecting: .deny,
            because: "processor.outside_instruction", try await askFor(estate, .decideAutomatically))
        for tenant in [estate, care] {
            let name = privacy.activated.register.entity(tenant)?.name ?? tenant.rawValue
            transcript.step(
                "S-12", "tenant", "Do we answer a request for access of a customer of \(name)?", expecting: .deny,
                because: "right.redirect_to_controller", try await askFor(tenant, .requestAccess, as: .serviceDesk))
        }
    }

    private func askFor(
        _ tenant: EntityID,
        _ operation: ProcessingOperation = .use,
        as role: RoleID = .support
    ) async throws -> Decision {
        try await ask(TenantHosting.self, of: "T-1", for: operation, as: role, asking: { $0.entity = tenant })
    }
}
#endif
