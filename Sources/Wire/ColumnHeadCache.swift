import Grammar

/// The column heads of the last results, found by the identity of their column set.
struct ColumnHeadCache {
    private static let size = 32

    private var slots: [ColumnHead?] = Array(repeating: nil, count: Self.size)

    /// The head of `columns`; made by `write` when it is not there.
    mutating func head(
        of columns: ColumnSet,
        write: (ColumnSpec, ByteSink) -> Void
    ) -> ColumnHead {
        // Objects lie 16 bytes apart at least.
        let address = UInt(bitPattern: ObjectIdentifier(columns)) >> 4
        let slot = Int((address ^ address >> 5 ^ address >> 10) % UInt(Self.size))
        if let known = slots[slot], known.columns === columns { return known }
        let made = ColumnHead(columns, write: write)
        slots[slot] = made
        return made
    }
}
