import Grammar

/// The names of a result's columns as the bytes that stand on the wire, made once.
///
/// A class because it owns memory that writers read without copying it.
final class ColumnHead {
    let columns: ColumnSet
    /// All names, one after another, and some bytes behind them that may be read and mean nothing.
    let bytes: UnsafeMutablePointer<UInt8>
    /// Where each name ends in `bytes`.
    let ends: UnsafeMutablePointer<Int>
    /// Whether a column has the name under which a reply gives its sequence.
    let hasSequence: Bool

    /// Takes the names that `write` appends, one call a column.
    init(_ columns: ColumnSet, write: (ColumnSpec, ByteSink) -> Void) {
        self.columns = columns
        hasSequence = columns.names.value(of: "seq") != nil
        let line = OutputBuffer()
        ends = .allocate(capacity: max(columns.columns.count, 1))
        for (index, column) in columns.columns.enumerated() {
            write(column, line.sink)
            (ends + index).initialize(to: line.count)
        }
        bytes = .allocate(capacity: line.count + ByteSink.slack)
        bytes.initialize(repeating: 0, count: line.count + ByteSink.slack)
        line.withUnsafeBytes { text in
            UnsafeMutableRawPointer(bytes).copyMemory(
                from: text.baseAddress ?? UnsafeRawPointer(bytes),
                byteCount: text.count
            )
        }
    }

    deinit {
        bytes.deallocate()
        ends.deallocate()
    }

    /// The length of all names.
    var length: Int {
        let count = columns.columns.count
        return count == 0 ? 0 : ends[count - 1]
    }
}
