/// A row of a table of the register.
protocol Row: Hashable, Sendable {
    static var table: Table { get }
    static var layout: TableLayout { get }

    /// Writes the values in column order.
    func write(to writer: inout RowWriter)

    init(from reader: inout RowReader) throws(StoreError)
}
