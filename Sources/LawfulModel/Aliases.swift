// SPDX-License-Identifier: Apache-2.0

/// For a while only.
public typealias Operation = ProcessingOperation
/// For a while only.
public typealias Category = CategoryDeclaration
