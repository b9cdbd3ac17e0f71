/// What happens to one row: its bytes before, after, or both.
struct RowOperation {
    /// Frozen: they are in the audit chain.
    enum Kind: UInt8 {
        case insert = 1
        case update = 2
        case delete = 3
    }

    let table: Table
    let kind: Kind
    /// Where the row before lies in the buffer; empty for an insertion.
    let before: Range<Int>
    /// Where the row after lies in the buffer; empty for a deletion.
    let after: Range<Int>
}
