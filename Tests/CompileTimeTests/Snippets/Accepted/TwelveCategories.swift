// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func help(_ anna: Customer) async throws {
    try await use(Support.self) { permit in
        let name: String = try anna.name.open(permit)
        let email: String = try anna.email.open(permit)
        let address: String = try anna.address.open(permit)
        let order: String = try anna.order.open(permit)
        let account: String = try anna.account.open(permit)
        let phone: String = try anna.phone.open(permit)
        let born: Int = try anna.born.open(permit)
        let recording: [UInt8] = try anna.recording.open(permit)
        let chat: [String] = try anna.chat.open(permit)
        let contract: String = try anna.contract.open(permit)
        let feedback: String? = try anna.feedback.open(permit)
        let function: String = try anna.function.open(permit)
        let texts = [name, email, address, order, account, phone, contract, function, feedback ?? ""] + chat
        try await send(texts.joined() + "\(born) \(recording.count)")
    }
}
