/// A row of `counter`: the last number of keys that the server makes with a prefix.
struct CounterRow: Row {
    static let table = Table.counter
    static let layout = TableLayout("counter", key: ["prefix"], revised: false, ["value"])

    let prefix: String
    let value: Int

    /// - Returns: nil for 0, which is a counter that has not begun and has no row.
    init?(prefix: String, value: Int) {
        guard value != 0 else { return nil }
        self.prefix = prefix
        self.value = value
    }

    func write(to writer: inout RowWriter) {
        writer.text(prefix)
        writer.integer(value)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        prefix = try reader.text()
        value = try reader.integer()
    }
}
