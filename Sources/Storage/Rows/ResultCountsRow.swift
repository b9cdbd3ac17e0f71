import Domain

/// A row of `result_counts`: counts of which some are unset, levels, a printed mean.
///
/// A total is in hundredths of a mark, a printed mean in units of its last place.
struct ResultCountsRow: Row {
    static let table = Table.resultCounts
    static let layout = TableLayout(
        "result_counts",
        key: ["unit", "test", "class", "subject"],
        revised: true,
        [
            "grade", "on_roll", "sat", "excused", "excellent", "good", "pass", "low", "total",
            "printed", "places",
        ]
    )

    private let id: ClassResult.ID
    private let revision: Int
    private let grade: Grade
    private let counts: ResultCounts

    /// - Returns: nil for pupils' marks, and where a row of `result` says it all.
    init?(_ result: ClassResult) {
        guard case .counts(let counts) = result.entry, ResultRow(result) == nil else { return nil }
        id = result.id
        revision = result.revision
        grade = result.grade
        self.counts = counts
    }

    var result: ClassResult {
        var result = ClassResult(id: id, grade: grade, entry: .counts(counts))
        result.revision = revision
        return result
    }

    func write(to writer: inout RowWriter) {
        writer.result(id)
        writer.integer(revision)
        writer.integer(grade.number)
        writer.integer(counts.onRoll)
        writer.integer(counts.sat)
        writer.integer(counts.excused)
        writer.integer(counts.excellent)
        writer.integer(counts.good)
        writer.integer(counts.pass)
        writer.integer(counts.low)
        switch counts.sum {
        case .total(let total):
            writer.integer(total.hundredths)
            writer.null()
            writer.null()
        case .printed(let mean):
            writer.null()
            writer.integer(mean.scaled)
            writer.integer(mean.places)
        case .levels:
            writer.null()
            writer.null()
            writer.null()
        }
    }

    init(from reader: inout RowReader) throws(StoreError) {
        id = try reader.result()
        revision = try reader.integer()
        grade = try reader.grade()
        let onRoll = try reader.integer()
        let sat = try reader.integer()
        let excused = try reader.integer()
        let excellent = try reader.optionalInteger()
        let good = try reader.optionalInteger()
        let pass = try reader.optionalInteger()
        let low = try reader.optionalInteger()
        var counts = ResultCounts(
            onRoll: onRoll,
            sat: sat,
            excellent: excellent,
            pass: pass,
            sum: try Self.sum(from: &reader)
        )
        (counts.excused, counts.good, counts.low) = (excused, good, low)
        self.counts = counts
    }

    private static func sum(
        from reader: inout RowReader
    ) throws(StoreError) -> ResultCounts.Sum {
        let total = try reader.optionalMarks()
        let printed = try reader.optionalInteger()
        let places = try reader.optionalInteger()
        switch (total, printed, places) {
        case (let total?, nil, nil): return .total(total)
        case (nil, let printed?, let places?) where PrintedMean.placesRange.contains(places):
            return .printed(PrintedMean(scaled: printed, places: places))
        case (nil, nil, nil): return .levels
        default: throw reader.misread("a total and a printed mean")
        }
    }
}
