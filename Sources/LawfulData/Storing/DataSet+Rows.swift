// SPDX-License-Identifier: Apache-2.0

/// What a data set means for one row, for stores that have no queries.
extension DataSet {
    /// Whether the data set describes a row.
    ///
    /// - Parameter row: the row's values by column.
    /// - Returns: whether all its conditions hold.
    public func describes(_ row: [String: DataValue]) -> Bool {
        rows.allSatisfy { (row[$0.column] ?? .null) == $0.value }
    }

    /// The row's key.
    ///
    /// - Parameter row: the row's values by column.
    /// - Returns: the values of the key's columns.
    public func key(of row: [String: DataValue]) -> RecordKey { RecordKey(key.map { row[$0] ?? .null }) }

    /// Whether erasing would change something in a row.
    ///
    /// - Parameter row: the row's values by column.
    /// - Returns: whether it would.
    public func holdsSomething(_ row: [String: DataValue]) -> Bool {
        guard erasing == .fields else { return true }
        return changesWhenErased.contains { column, erasing in
            let value = row[column] ?? .null
            return switch erasing {
            case .null: value != .null
            case .replace(let text): value != .text(text)
            case .pseudonym: value != .null && !value.text.hasPrefix(Field.pseudonymPrefix)
            case .keep: false
            }
        }
    }

    /// A row as erasing by fields leaves it.
    ///
    /// - Parameters:
    ///   - row: the row's values by column.
    ///   - pseudonym: the made-up name that it leaves where the data set says so.
    /// - Returns: the row with its fields erased as each declares.
    public func blanked(_ row: [String: DataValue], leaving pseudonym: String) -> [String: DataValue] {
        var row = row
        for (column, erasing) in changesWhenErased {
            switch erasing {
            case .null: row[column] = .null
            case .replace(let text): row[column] = .text(text)
            case .pseudonym: row[column] = .text(pseudonym)
            case .keep: break
            }
        }
        return row
    }
}
