import Domain

/// Reads the register from its tables and the digest of each table on the way.
struct RegisterReader {
    private(set) var register = Register()
    private(set) var digests = [TableDigest](repeating: TableDigest(), count: Table.allCases.count)
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer) {
        self.connection = connection
    }

    /// Reads all tables.
    mutating func read() throws(StoreError) {
        try readUnits()
        try readPersons()
        try readClasses()
        try add(TeachingRow.self) { .teaching(Revised(before: nil, after: $0.teaching)) }
        try add(TermRow.self) { .term(Revised(before: nil, after: $0.term)) }
        try add(TestRow.self) { .test(Revised(before: nil, after: $0.test)) }
        try add(PaperRow.self) { .paper(Revised(before: nil, after: $0.paper)) }
        try add(ResultRow.self) { .result(Revised(before: nil, after: $0.result)) }
        try add(SchemeVersionRow.self) { .schemeVersion(Revised(before: nil, after: $0.version)) }
        try add(SchemeUseRow.self) { .schemeUse(Revised(before: nil, after: $0.use)) }
        try add(CounterRow.self) {
            .counter(CounterStep(prefix: $0.prefix, before: 0, after: $0.value))
        }
    }

    private mutating func readUnits() throws(StoreError) {
        var changes = try timelines(UnitChangeRow.self)
        try add(UnitRow.self) { (row) throws(StoreError) in
            var unit = row.unit
            for change in changes.removeValue(forKey: unit.id.text) ?? [] {
                try change.record(in: &unit)
            }
            return .unit(Revised(before: nil, after: unit))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readPersons() throws(StoreError) {
        var changes = try timelines(PersonChangeRow.self)
        try add(PersonRow.self) { (row) throws(StoreError) in
            var person = row.person
            for change in changes.removeValue(forKey: person.id.text) ?? [] {
                try change.record(in: &person)
            }
            return .person(Revised(before: nil, after: person))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func readClasses() throws(StoreError) {
        var changes = try timelines(ClassChangeRow.self)
        try add(ClassRow.self) { (row) throws(StoreError) in
            var schoolClass = row.schoolClass
            for change in changes.removeValue(forKey: schoolClass.id.text) ?? [] {
                try change.record(in: &schoolClass)
            }
            return .schoolClass(Revised(before: nil, after: schoolClass))
        }
        try Self.refuseOrphans(changes)
    }

    private mutating func timelines<R: TimelineRow>(
        _ type: R.Type
    ) throws(StoreError) -> [String: [R]] {
        var rows: [String: [R]] = [:]
        try readRows(type) { rows[$0.owner, default: []].append($0) }
        return rows
    }

    private static func refuseOrphans<R: TimelineRow>(
        _ rows: [String: [R]]
    ) throws(StoreError) {
        guard let owner = rows.keys.min() else { return }
        throw .damaged(.table(R.layout.name), detail: "\(owner) is not there")
    }

    /// Applies the addition that each row of a table stands for.
    private mutating func add<R: Row>(
        _ type: R.Type,
        _ change: (R) throws(StoreError) -> Change
    ) throws(StoreError) {
        var register = register
        self.register = Register()
        try readRows(type) { (row) throws(StoreError) in register.apply(try change(row)) }
        self.register = register
    }

    private mutating func readRows<R: Row>(
        _ type: R.Type,
        _ body: (R) throws(StoreError) -> Void
    ) throws(StoreError) {
        var digest = TableDigest()
        let statement: PreparedStatement
        do {
            statement = try PreparedStatement(R.layout.selectSQL, on: connection)
        } catch { throw StoreError(error) }
        try statement.select { (bytes) throws(StoreError) in
            digest.add(bytes)
            var reader = RowReader(bytes, of: R.layout)
            try body(try R(from: &reader))
        }
        digests[R.table.index] = digest
    }
}
