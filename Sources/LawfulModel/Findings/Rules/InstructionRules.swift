// SPDX-License-Identifier: Apache-2.0

// Our own part towards others: processor under instructions (Arts. 28(3)(a), (e), 29), joint controller (Art. 26).
extension FindingRule {
    /// A processor that only sends people on, or agreed no time for passing requests on.
    static let processorDuties = activity("L-06", .warning, "28(3)(e)") { survey, activity, places in
        guard activity.part.isProcessor else { return }
        for (index, instruction) in activity.instructions.enumerated() {
            let name = survey.entities[instruction.controller]?.name ?? instruction.controller.rawValue
            if !instruction.operations.contains(where: \.isRequest) {
                places.add(
                    "instructions[\(index)].operations",
                    "as processor for '\(name)' no duty to pass on and assist with requests is declared",
                    "Agree on assistance and its time, and add the request operations to the instruction.")
            } else if instruction.assistance == nil {
                places.add(
                    "instructions[\(index)].assistance",
                    "no time is agreed for passing requests on to '\(name)', whose own term runs meanwhile",
                    "Agree on a time and declare it with assistance:.")
            }
        }
    }

    /// A tenant that instructed nothing.
    static let notInstructed = activity("G-19", .error, "28(3)(a)") { _, activity, places in
        guard case .processor(let tenants) = activity.part else { return }
        let instructing = Set(activity.instructions.map(\.controller))
        var told: Set<EntityID> = []
        for tenant in tenants where !instructing.contains(tenant) && told.insert(tenant).inserted {
            places.add(
                "instructions[\(tenant)]",
                "no instruction of '\(tenant)' is declared; whoever acts without one "
                    + "decides itself and becomes a controller (Art. 28(10))",
                "Declare what it instructed with OnInstruction(of:_:).")
        }
    }

    /// An instruction that nothing documents.
    static let instructionUndocumented = activity("G-20", .warning, "28(3)(a)") { _, activity, places in
        for (index, instruction) in activity.instructions.enumerated() where instruction.document.isBlank {
            places.add(
                "instructions[\(index)].document",
                "nothing says where the instruction '\(instruction.id)' is documented",
                "Name the annex or ticket with document:.")
        }
    }

    /// Joint controllers without an arrangement, or with one that says nothing.
    static let jointWithoutArrangement = register("G-21", .error, "26(1)") { survey, places in
        let register = survey.register
        let arranged = Set(register.arrangements.filter { !$0.essence.isBlank }.flatMap(\.with))
        for activity in register.activities {
            guard case .jointController(let others) = activity.part else { continue }
            let free = others.filter { !arranged.contains($0) }
            guard !free.isEmpty else { continue }
            var own = Places(activity: activity.purpose)
            own.add(
                "part", "no arrangement with the joint controller \(quoted(free)) is declared",
                "Arrange who does what, and declare its essence as a JointArrangement; people may see it.")
            places.append(own)
        }
    }

    /// An instruction that isn't in force on the date.
    static let instructionNotInForce = activity("G-49", .warning, "28(3)(a)") { survey, activity, places in
        guard let date = survey.date else { return }
        for (index, instruction) in activity.instructions.enumerated() where !instruction.isInForce(on: date) {
            places.add(
                "instructions[\(index)]", "the instruction '\(instruction.id)' isn't in force on \(date)",
                "Have it renewed, or drop it; what it allowed is denied.")
        }
    }
}
