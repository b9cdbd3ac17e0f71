import Domain

/// A row of `lesson`; the time is `3..4` in periods or `08:00..08:40`.
struct LessonRow: Row {
    static let table = Table.lesson
    static let layout = TableLayout(
        "lesson",
        key: ["id"],
        revised: true,
        [
            "kind", "unit", "on_day", "at_time", "class", "subject", "topic", "giver",
            "said_before", "said_after", "activity",
        ]
    )

    let lesson: Lesson

    init(_ lesson: Lesson) {
        self.lesson = lesson
    }

    func write(to writer: inout RowWriter) {
        writer.text(lesson.id.text)
        writer.integer(lesson.revision)
        writer.stored(lesson.kind)
        writer.text(lesson.unit.text)
        writer.stored(lesson.on)
        writer.stored(lesson.time)
        writer.stored(lesson.schoolClass)
        writer.text(lesson.subject)
        writer.text(lesson.topic)
        writer.text(lesson.giver.text)
        writer.text(lesson.before)
        writer.text(lesson.after)
        writer.stored(lesson.activity)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: LessonID = try reader.stored()
        let revision = try reader.integer()
        let kind: Lesson.Kind = try reader.stored()
        let unit: UnitID = try reader.stored()
        let on: Day = try reader.stored()
        let time: LessonTime? = try reader.stored()
        let schoolClass: ClassID? = try reader.stored()
        let subject = try reader.optionalText()
        let topic = try reader.optionalText()
        var lesson = Lesson(id: id, kind: kind, unit: unit, on: on, giver: try reader.stored())
        lesson.revision = revision
        (lesson.time, lesson.schoolClass) = (time, schoolClass)
        (lesson.subject, lesson.topic) = (subject, topic)
        lesson.before = try reader.optionalText()
        lesson.after = try reader.optionalText()
        lesson.activity = try reader.stored()
        self.lesson = lesson
    }
}

extension Lesson.Kind: StoredText {}

extension LessonTime: StoredText {
    var storedText: String? {
        switch self {
        case .periods(let range): "\(range.lowerBound)..\(range.upperBound)"
        case .clock(let from, let to): "\(Self.clock(from))..\(Self.clock(to))"
        }
    }

    init?(storedText: String?) {
        guard let (first, last) = storedText?.splitOnDots() else { return nil }
        if let from = Self.minutes(first), let to = Self.minutes(last), from < to {
            self = .clock(from: from, to: to)
        } else if let from = Int(first), let to = Int(last), from <= to {
            self = .periods(from...to)
        } else {
            return nil
        }
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private static func minutes(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
