import Domain

/// A row of `seal_figures`: all of a teacher's statement as a year was closed.
///
/// A line is `ENTRY STATE HOURS RAW CREDITS DIMENSION`; a requirement is `year|cycle HAVE NEED
/// SERVED DAYS NAME` and, after tabs, `AMOUNT NAME` of what others gave; `-` is unset.
struct SealFiguresRow: PartRow {
    static let table = Table.sealFigures
    static let layout = TableLayout(
        "seal_figures",
        key: ["seal"],
        revised: false,
        ["scale", "exempt", "subjects", "lines", "requirements"]
    )

    let seal: SealID
    let figures: SettledFigures

    var part: SealID { seal }

    static func rows(of seal: Seal) -> [Self] {
        seal.figures.map { [Self(seal: seal.id, figures: $0)] } ?? []
    }

    private init(seal: SealID, figures: SettledFigures) {
        self.seal = seal
        self.figures = figures
    }

    func write(to writer: inout RowWriter) {
        writer.text(seal.text)
        writer.integer(figures.scale)
        writer.text(figures.exempt)
        writer.stored(figures.subjects)
        writer.stored(figures.lines)
        writer.stored(figures.requirements)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        seal = try reader.stored()
        figures = SettledFigures(
            scale: try reader.integer(),
            exempt: try reader.optionalText(),
            subjects: try reader.stored(),
            lines: try reader.stored(),
            requirements: try reader.stored()
        )
    }
}

extension SettledFigures.Line: StoredText {
    var storedText: String? { text }

    init?(storedText: String?) {
        guard let storedText, let line = Self(text: storedText) else { return nil }
        self = line
    }
}

extension SettledFigures.Requirement: StoredText {
    var storedText: String? { text }

    init?(storedText: String?) {
        guard let storedText, let requirement = Self(text: storedText) else { return nil }
        self = requirement
    }
}
