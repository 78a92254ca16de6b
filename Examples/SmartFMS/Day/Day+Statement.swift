// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful

// What the statement says of the company and of itself.
extension Day {
    func statement() throws {
        transcript.heading("The company and its statement")
        let register = privacy.activated.register
        let controller = register.controller
        transcript.check(
            "S-04 S-71", "people can reach \(controller.name), by \(register.contacts.count) ways",
            register.contacts.contains { $0.clause == "S-71" })
        let own = register.activities.filter { $0.part == .controller }
        transcript.check(
            "S-07", "it answers for \(own.count) of \(register.activities.count) activities itself",
            own.allSatisfy { register.responsible(for: $0) == controller })
        for measure in register.securityMeasures {
            transcript.check("S-50", "\(measure.title): \(measure.owner) answers for it", !measure.owner.isEmpty)
        }
        let findings = register.findings
        let untold = findings.first { $0.code == "L-01" }?.activity
        transcript.check("S-73", "processing that no version tells is found", untold == WebsiteFeedback.id)
        // The next version: whoever isn't told of it before doesn't get to apply it.
        let next = try CompanyRegister.corrected()
        let today = try LocalDate(Self.date)
        transcript.check(
            "S-74", "the next version can be put to work, since people are told before it applies",
            (try? next.activate(.strict, on: today)) != nil && next.notices.count == 2)
        transcript.check(
            "S-75", "version \(register.notices[0].version) is the one on the website today",
            register.notices.count == 1 && register.notices[0].url != nil)
    }
}
#endif
