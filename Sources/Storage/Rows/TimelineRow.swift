import Domain

/// A row for one later change of a dated attribute; the owner's row has what held at first.
protocol TimelineRow: Row {
    associatedtype Owner: Entity
    associatedtype Field: RawRepresentable<String> & Hashable & Sendable

    var owner: String { get }
    var field: Field { get }
    var from: Day { get }
    /// In the text form of the attribute's type.
    var value: String? { get }

    init(owner: String, field: Field, from: Day, value: String?)

    /// The rows of all later changes of an object's attributes.
    static func rows(of owner: Owner) -> [Self]

    /// Records the row's change in its owner.
    func record(in owner: inout Owner) throws(StoreError)
}

extension TimelineRow {
    func hasKey(of other: Self) -> Bool {
        field == other.field && from == other.from && owner == other.owner
    }

    func write(to writer: inout RowWriter) {
        writer.text(owner)
        writer.text(field.rawValue)
        writer.stored(from)
        writer.text(value)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let owner = try reader.text()
        let name = try reader.text()
        guard let field = Field(rawValue: name) else { throw reader.misread(name) }
        self.init(
            owner: owner,
            field: field,
            from: try reader.stored(),
            value: try reader.optionalText()
        )
    }

    /// Adds a row for each later change of an attribute.
    static func add<Value: StoredText>(
        _ timeline: Timeline<Value>,
        as field: Field,
        of owner: String,
        to rows: inout [Self]
    ) {
        guard !timeline.changes.isEmpty else { return }
        for change in timeline.changes {
            rows.append(
                Self(owner: owner, field: field, from: change.from, value: change.value.storedText)
            )
        }
    }

    /// Records the row's change in its attribute.
    func record<Value: StoredText>(in timeline: inout Timeline<Value>) throws(StoreError) {
        guard let value = Value(storedText: value) else {
            throw .damaged(
                .table(Self.layout.name),
                detail: "\(owner) \(field.rawValue) cannot be '\(value ?? "null")'"
            )
        }
        timeline.change(to: value, from: from)
    }
}
