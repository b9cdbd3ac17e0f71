import Domain

/// A row of `seal`: a teacher's settled figures of an account year.
struct SealRow: Row {
    static let table = Table.seal
    static let layout = TableLayout(
        "seal",
        key: ["id"],
        revised: true,
        [
            "teacher", "unit", "scheme", "version", "year", "hours", "credits", "result",
            "lacking", "settled", "sealed", "sealer",
        ]
    )

    let seal: Seal

    init(_ seal: Seal) {
        self.seal = seal
    }

    func write(to writer: inout RowWriter) {
        writer.text(seal.id.text)
        writer.integer(seal.revision)
        writer.text(seal.teacher.text)
        writer.text(seal.unit.text)
        writer.version(seal.version)
        writer.integer(seal.year)
        writer.integer(seal.hours)
        writer.integer(seal.credits)
        writer.stored(seal.result)
        writer.text(seal.lacking)
        writer.stored(seal.settled)
        writer.stored(seal.sealed)
        writer.stored(seal.sealer)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: SealID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let unit: UnitID = try reader.stored()
        let version = try reader.version()
        let year = try reader.integer()
        let hours = try reader.integer()
        let credits = try reader.integer()
        let result: Seal.Result = try reader.stored()
        let lacking = try reader.optionalText()
        var seal = Seal(
            id: id,
            teacher: teacher,
            unit: unit,
            version: version,
            year: year,
            settled: try reader.stored()
        )
        seal.revision = revision
        (seal.hours, seal.credits, seal.result, seal.lacking) = (hours, credits, result, lacking)
        seal.sealed = try reader.stored()
        seal.sealer = try reader.stored()
        self.seal = seal
    }
}

extension Seal.Result: StoredText {}
