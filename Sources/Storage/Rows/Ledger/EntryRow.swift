import Domain

/// A row of `entry`: a line of the ledger.
struct EntryRow: Row {
    static let table = Table.entry
    static let layout = TableLayout(
        "entry",
        key: ["id"],
        revised: true,
        [
            "teacher", "kind", "first_day", "last_day", "hours", "credits", "level", "form",
            "place", "role", "dimension", "category", "module", "title", "programme", "special",
            "off_job", "passed", "attended", "evidence", "grade", "place_among", "project",
            "session", "status", "recorder", "approver", "reason",
        ]
    )

    let entry: LedgerEntry

    init(_ entry: LedgerEntry) {
        self.entry = entry
    }

    func write(to writer: inout RowWriter) {
        writer.text(entry.id.text)
        writer.integer(entry.revision)
        writer.text(entry.teacher.text)
        writer.stored(entry.kind)
        writer.stored(entry.first)
        writer.stored(entry.last)
        writer.integer(entry.hours.hundredths)
        writer.integer(entry.credits?.tenThousandths)
        writer.stored(entry.level)
        writer.stored(entry.form)
        writer.stored(entry.place)
        writer.stored(entry.role)
        writer.text(entry.dimension)
        writer.text(entry.category)
        writer.text(entry.module)
        writer.text(entry.title)
        writer.text(entry.programme)
        writer.text(entry.special)
        writer.flag(entry.isOffJob)
        writer.flag(entry.isPassed)
        writer.integer(entry.attended?.hundredths)
        writer.text(entry.evidence)
        writer.text(entry.grade)
        writer.integer(entry.order)
        writer.text(entry.project)
        writer.text(entry.session)
        writer.stored(entry.status)
        writer.stored(entry.recorder)
        writer.stored(entry.approver)
        writer.text(entry.reason)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: EntryID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let kind: LedgerEntry.Kind = try reader.stored()
        let first: Day = try reader.stored()
        let last = try reader.day(from: first)
        let hours = Hours(hundredths: try reader.integer())
        let credits = try reader.optionalInteger().map { Credits(tenThousandths: $0) }
        var entry = LedgerEntry(
            id: id,
            teacher: teacher,
            kind: kind,
            first: first,
            last: last,
            level: try reader.stored()
        )
        entry.revision = revision
        (entry.hours, entry.credits) = (hours, credits)
        entry.form = try reader.stored()
        entry.place = try reader.stored()
        entry.role = try reader.stored()
        entry.dimension = try reader.optionalText()
        entry.category = try reader.optionalText()
        entry.module = try reader.optionalText()
        entry.title = try reader.optionalText()
        entry.programme = try reader.optionalText()
        entry.special = try reader.optionalText()
        entry.isOffJob = try reader.flag()
        entry.isPassed = try reader.optionalFlag()
        entry.attended = try reader.optionalInteger().map { Hours(hundredths: $0) }
        entry.evidence = try reader.optionalText()
        entry.grade = try reader.optionalText()
        entry.order = try reader.optionalInteger()
        entry.project = try reader.optionalText()
        entry.session = try reader.optionalText()
        entry.status = try reader.stored()
        entry.recorder = try reader.stored()
        entry.approver = try reader.stored()
        entry.reason = try reader.optionalText()
        try Self.check(entry, reader)
        self.entry = entry
    }

    /// - Throws: `.damaged` for amounts that no statement can have written.
    private static func check(_ entry: LedgerEntry, _ reader: RowReader) throws(StoreError) {
        let amounts = [entry.revision, entry.hours.hundredths, entry.attended?.hundredths ?? 0]
        if let strange = amounts.first(where: { !PackedEntry.range.contains($0) }) {
            throw reader.misread("\(strange)")
        }
    }
}

extension TrainingLevel: StoredText {}
extension TrainingForm: StoredText {}
extension TrainingPlace: StoredText {}
extension TrainingRole: StoredText {}
extension LedgerEntry.Kind: StoredText {}
extension LedgerEntry.Status: StoredText {}

extension RowWriter {
    mutating func flag(_ value: Bool) {
        integer(value ? 1 : 0)
    }

    mutating func flag(_ value: Bool?) {
        integer(value.map { $0 ? 1 : 0 })
    }

    mutating func version(_ key: SchemeVersion.Key) {
        text(key.scheme.text)
        integer(key.version)
    }
}

extension RowReader {
    mutating func flag() throws(StoreError) -> Bool {
        guard let value = try optionalFlag() else { throw misread(nil) }
        return value
    }

    mutating func optionalFlag() throws(StoreError) -> Bool? {
        let number = try optionalInteger()
        switch number {
        case nil: return nil
        case 0: return false
        case 1: return true
        case .some(let number): throw misread("\(number)")
        }
    }

    mutating func version() throws(StoreError) -> SchemeVersion.Key {
        SchemeVersion.Key(scheme: try stored(), version: try integer())
    }
}
