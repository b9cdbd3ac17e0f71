import Domain

/// Reads a row's values in column order from its canonical bytes.
///
/// Every read throws `.damaged` with the table and column where the value is none that the
/// program writes.
struct RowReader {
    private let layout: TableLayout
    private var cursor: RowCursor
    private var column = 0

    init(_ bytes: UnsafeRawBufferPointer, of layout: TableLayout) {
        cursor = RowCursor(bytes)
        self.layout = layout
    }

    mutating func integer() throws(StoreError) -> Int {
        guard let value = try optionalInteger() else { throw damage("is null") }
        return value
    }

    mutating func optionalInteger() throws(StoreError) -> Int? {
        switch try next() {
        case .null: nil
        case .integer(let value): Int(value)
        case .text, .blob: throw damage("is no integer")
        }
    }

    mutating func text() throws(StoreError) -> String {
        guard let value = try optionalText() else { throw damage("is null") }
        return value
    }

    mutating func optionalText() throws(StoreError) -> String? {
        switch try next() {
        case .null: nil
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        case .integer, .blob: throw damage("is no text")
        }
    }

    mutating func blob() throws(StoreError) -> [UInt8] {
        guard case .blob(let bytes) = try next() else { throw damage("is no blob") }
        return Array(bytes)
    }

    mutating func fingerprint() throws(StoreError) -> Fingerprint {
        guard case .blob(let bytes) = try next(), let value = Fingerprint(stored: bytes) else {
            throw damage("is no digest")
        }
        return value
    }

    /// A value in its text form.
    mutating func stored<Value: StoredText>(
        _ type: Value.Type = Value.self
    ) throws(StoreError) -> Value {
        let text = try optionalText()
        guard let value = Value(storedText: text) else { throw misread(text) }
        return value
    }

    mutating func grade() throws(StoreError) -> Grade {
        let number = try integer()
        guard let grade = Grade(number) else { throw misread("\(number)") }
        return grade
    }

    mutating func marks() throws(StoreError) -> Marks {
        Marks(hundredths: try integer())
    }

    mutating func optionalMarks() throws(StoreError) -> Marks? {
        try optionalInteger().map { Marks(hundredths: $0) }
    }

    /// The last day of a range that begins with `first`.
    mutating func day(from first: Day) throws(StoreError) -> Day {
        guard let day = try optionalDay(from: first) else { throw damage("is null") }
        return day
    }

    mutating func optionalDay(from first: Day) throws(StoreError) -> Day? {
        let day: Day? = try stored()
        if let day, day < first { throw damage("is before the first day") }
        return day
    }

    /// The error for a value that the last read gave and that cannot be.
    func misread(_ value: String?) -> StoreError {
        damage("cannot be \(value.map { "'\($0)'" } ?? "null")")
    }

    private mutating func next() throws(StoreError) -> RowCursor.Value {
        column += 1
        guard let value = cursor.next() else { throw damage("is not there") }
        return value
    }

    private func damage(_ problem: String) -> StoreError {
        let name = column <= layout.columns.count ? layout.columns[column - 1] : "past the last"
        return .damaged(.table(layout.name), detail: "column \(name) \(problem)")
    }
}
