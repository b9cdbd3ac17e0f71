import Domain

/// A row of `observation`; its sheet is four columns, all null where nothing was scored.
struct ObservationRow: Row {
    static let table = Table.observation
    static let layout = TableLayout(
        "observation",
        key: ["id"],
        revised: true,
        [
            "lesson", "observer", "mode", "focus", "comment", "suggestions", "feedback", "entered",
            "scheme", "version", "instrument", "marks",
        ]
    )

    let observation: Observation

    init(_ observation: Observation) {
        self.observation = observation
    }

    func write(to writer: inout RowWriter) {
        writer.text(observation.id.text)
        writer.integer(observation.revision)
        writer.text(observation.lesson.text)
        writer.text(observation.observer.text)
        writer.stored(observation.mode)
        writer.text(observation.focus)
        writer.text(observation.comment)
        writer.text(observation.suggestions)
        writer.stored(observation.feedback)
        writer.stored(observation.entered)
        writer.instrument(observation.sheet?.instrument)
        writer.stored(observation.sheet?.marks)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ObservationID = try reader.stored()
        let revision = try reader.integer()
        let lesson: LessonID = try reader.stored()
        let observer: PersonID = try reader.stored()
        let mode: Observation.Mode? = try reader.stored()
        let focus = try reader.optionalText()
        let comment = try reader.optionalText()
        let suggestions = try reader.optionalText()
        let feedback: Day? = try reader.stored()
        var observation = Observation(
            id: id,
            lesson: lesson,
            observer: observer,
            entered: try reader.stored()
        )
        observation.revision = revision
        (observation.mode, observation.focus) = (mode, focus)
        (observation.comment, observation.suggestions) = (comment, suggestions)
        observation.feedback = feedback
        let instrument = try reader.instrument()
        let marks: [Sheet.Mark]? = try reader.stored()
        switch (instrument, marks) {
        case (let instrument?, let marks?):
            observation.sheet = Sheet(instrument: instrument, marks: marks)
        case (nil, nil): break
        case (_?, nil), (nil, _?): throw reader.misread("half a sheet")
        }
        self.observation = observation
    }
}

extension Observation.Mode: StoredText {}

extension Sheet.Mark: StoredText {
    /// Hundredths of a point; `-` where it does not apply, nothing where it is missing.
    var storedText: String? {
        switch self {
        case .missing: ""
        case .notApplicable: "-"
        case .points(let hundredths): String(hundredths)
        }
    }

    init?(storedText: String?) {
        switch storedText {
        case nil: return nil
        case "": self = .missing
        case "-": self = .notApplicable
        case let text?:
            guard let hundredths = Int(text), abs(hundredths) <= Sheet.pointLimit
            else { return nil }
            self = .points(hundredths)
        }
    }
}

extension RowWriter {
    /// Which instrument: three columns.
    mutating func instrument(_ key: InstrumentKey?) {
        text(key?.version.scheme.text)
        integer(key?.version.version)
        text(key?.name)
    }
}

extension RowReader {
    /// Which instrument: three columns, all of them null or none.
    mutating func instrument() throws(StoreError) -> InstrumentKey? {
        let scheme: SchemeID? = try stored()
        let version = try optionalInteger()
        let name = try optionalText()
        switch (scheme, version, name) {
        case (let scheme?, let version?, let name?):
            let key = SchemeVersion.Key(scheme: scheme, version: version)
            return InstrumentKey(version: key, name: name)
        case (nil, nil, nil): return nil
        default: throw misread("half an instrument")
        }
    }
}
