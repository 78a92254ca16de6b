// SPDX-License-Identifier: Apache-2.0

import LawfulModel
public import LawfulTime

/// Tells a processor of an erasure by OpenDSR: passes the request on, and asks where it stands until it is done.
///
/// The protocol knows erasure alone of what recipients are told; a processor that takes no requests for it must be told by
/// other means.
public struct OpenDSRCarrier: RecipientCarrier {
    private let controller: OpenDSRController
    private let transport: any OpenDSRTransport
    private let submittedAt: Instant
    private let name: @Sendable (RecipientNotice) -> OpenDSR.SubjectRequestID

    /// Prepares to tell one processor.
    ///
    /// - Parameters:
    ///   - controller: our end that speaks to it.
    ///   - transport: carries the calls.
    ///   - submittedAt: when the person made the request.
    ///   - name: the request's name at this processor, the same for a notice in every attempt: one that was drawn before the
    ///     first and kept, or made of the notice's own.
    public init(
        _ controller: OpenDSRController,
        over transport: any OpenDSRTransport,
        submittedAt: Instant,
        name: @escaping @Sendable (RecipientNotice) -> OpenDSR.SubjectRequestID
    ) {
        self.controller = controller
        self.transport = transport
        self.submittedAt = submittedAt
        self.name = name
    }

    /// Passes the request on; a processor that has it already does nothing twice.
    ///
    /// - Parameter notice: what it is told; its identifiers go by the protocol's kinds, and others are left out.
    /// - Returns: that it acknowledged, once it says that it is done; nil until then.
    /// - Throws: ``OpenDSRError`` where the right isn't one of the protocol's or an answer can't be believed; what the
    ///   transport throws.
    public func tell(_ notice: RecipientNotice) async throws -> RecipientOutcome? {
        guard notice.right == .requestErasure else {
            throw OpenDSRError(
                .unsupported, "OpenDSR carries erasure, and no '\(notice.right.rawValue)'; tell it by other means.")
        }
        let known = notice.identifiers.sorted { $0.key < $1.key }.compactMap { kind, value in
            OpenDSR.IdentityType(rawValue: kind).map { OpenDSR.Identity($0, value) }
        }
        let id = name(notice)
        let sent = try controller.request(.erasure, id: id, of: known, submittedAt: submittedAt)
        _ = try await controller.receipt(from: try await transport.send(sent.call), for: sent)
        let report = try await controller.status(from: try await transport.send(controller.status(of: id)), of: id)
        return report.standing == .done ? .acknowledged : nil
    }
}
