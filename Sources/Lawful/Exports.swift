// SPDX-License-Identifier: Apache-2.0

// One import for those who use the library.
@_exported public import LawfulAudit
@_exported public import LawfulData
@_exported public import LawfulDecisions
@_exported public import LawfulDocuments
@_exported public import LawfulLedger
@_exported public import LawfulModel
@_exported public import LawfulRetention
@_exported public import LawfulRights
@_exported public import LawfulTime
