// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the service desk leaves behind: calls, their recordings, taken-over screens and chats.
extension CompanyWriter {
    /// A call, and its recording if it was recorded; both have the same number.
    mutating func addCall(
        number: String? = nil, of customer: Customer, on day: CompanyDay, recorded: Bool, announced: Bool = true
    ) {
        let number = number ?? (contents.supportCalls.count + 1).padded(to: 6)
        let hour = random.number(in: 8...16).padded(to: 2)
        let minute = random.number(in: 0...59).padded(to: 2)
        let call = SupportCall(
            id: "CALL-\(number)",
            customerID: customer.id,
            startedAt: "\(day)T\(hour):\(minute):00Z",
            handledBy: random.pick(FictionalNames.deskEmployees),
            summary: random.pick(FictionalTexts.callSummaries)
        )
        contents.supportCalls.append(call)
        guard recorded else { return }
        contents.callRecordings.append(
            CallRecording(
                id: "REC-\(number)",
                callID: call.id,
                customerID: customer.id,
                recordedOn: day.description,
                announced: announced,
                audio: Data(random.bytes(48)),
                transcript: random.pick(FictionalTexts.transcripts)
            )
        )
    }

    mutating func addRemoteSession(id: String? = nil, of customer: Customer, on day: CompanyDay) {
        contents.remoteSessions.append(
            RemoteSession(
                id: id ?? self.id("REM", contents.remoteSessions.count + 1),
                customerID: customer.id,
                startedOn: day.description,
                log: random.pick(FictionalTexts.sessionLogs)
            )
        )
    }

    mutating func addChat(id: String? = nil, of customer: Customer, on day: CompanyDay) {
        contents.chats.append(
            ChatSession(
                id: id ?? self.id("CHAT", contents.chats.count + 1),
                customerID: customer.id,
                startedOn: day.description,
                text: random.pick(FictionalTexts.chats)
            )
        )
    }

    /// A customer's dealings with the service desk between two days; many never need it.
    mutating func addSupport(of customer: Customer, from first: CompanyDay, to last: CompanyDay) {
        if random.chance(40) {
            for _ in 1...random.number(in: 1...2) {
                let day = day(from: first, to: last)
                addCall(of: customer, on: day, recorded: random.chance(80), announced: random.chance(95))
            }
        }
        if random.chance(30) {
            for _ in 1...random.number(in: 1...2) {
                addChat(of: customer, on: day(from: first, to: last))
            }
        }
        if random.chance(25) {
            addRemoteSession(of: customer, on: day(from: first, to: last))
        }
    }
}
