import Domain
import Grammar
import Notation
import Schemes

/// The sheets of one version of an instrument that a statement asks about.
struct ScoredSheets: Sendable {
    /// A sheet with its lesson.
    struct Entry: Sendable {
        let lesson: Lesson
        let observation: Observation
        let marks: [Sheet.Mark]
        /// In hundredths; nil where the sheet is incomplete.
        let total: Fraction?
    }

    let instrument: Instrument
    let key: InstrumentKey
    /// By day, lesson and observer.
    let entries: [Entry]

    var complete: [Entry] { entries.filter { $0.total != nil } }
    var incomplete: Int { entries.count { $0.total == nil } }

    /// The numbers of the observers and of the teachers, in the order of their keys.
    let observers: [PersonID]
    let teachers: [PersonID]
    let lessons: [LessonID]

    static let parameter: Parameter<ScoredSheets> = {
        let specs =
            term.specs + activity.specs + TargetQuestion.unit.specs
            + InstrumentQuestion.keyword.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            let term = try term.decode(scope, at: &next)
            let activity = try activity.decode(scope, at: &next)
            let unit = try TargetQuestion.unit.decode(scope, at: &next)
            let instrument = try InstrumentQuestion.keyword.decode(scope, at: &next)
            return try ScoredSheets(term, activity, unit, instrument, scope.context)
        }
    }()

    private static let term = Parameter<TermID?>.optional(
        Label("term", "学期"),
        Reading<TermID>.term,
        Bilingual("only lessons of that term", "只看该学期")
    )
    private static let activity = Parameter<ActivityID?>.optional(
        Label("activity", "活动"),
        Reading<ActivityID>.activity,
        Bilingual("only lessons of that contest or open day", "只看该竞赛或开放日")
    )

    /// - Throws: BADARG where sheets of several instruments are there and none is named.
    private init(
        _ term: TermID?,
        _ activity: ActivityID?,
        _ unit: UnitID?,
        _ wanted: BoundArguments.Value?,
        _ context: Context
    ) throws(Refusal) {
        let period = term.flatMap { context.register.terms[$0]?.period }
        let place = unit ?? term?.unit
        var found: [InstrumentKey: [(Lesson, Observation)]] = [:]
        let register = context.register
        for observation in register.observations {
            guard let sheet = observation.sheet, let lesson = register.lessons[observation.lesson],
                period?.contains(lesson.on) ?? true,
                activity == nil || lesson.activity == activity,
                Self.isWanted(sheet.instrument, wanted)
            else { continue }
            if let place {
                let lineage = context.regulations.lineage(of: lesson.unit, on: lesson.on)
                guard lineage.contains(place) else { continue }
            }
            found[sheet.instrument, default: []].append((lesson, observation))
        }
        guard let key = found.keys.min(), found.count == 1,
            let instrument = context.regulations.instrument(key)
        else { throw Self.undecided(found.keys.sorted(), wanted) }
        self.init(found[key] ?? [], instrument, key)
    }

    private init(_ pairs: [(Lesson, Observation)], _ instrument: Instrument, _ key: InstrumentKey) {
        self.instrument = instrument
        self.key = key
        entries = pairs.map { lesson, observation in
            let marks = observation.sheet?.marks ?? []
            return Entry(
                lesson: lesson,
                observation: observation,
                marks: marks,
                total: instrument.score(marks).total
            )
        }.sorted {
            ($0.lesson.on, $0.lesson.id, $0.observation.observer)
                < ($1.lesson.on, $1.lesson.id, $1.observation.observer)
        }
        observers = Set(entries.map(\.observation.observer)).sorted()
        teachers = Set(entries.map(\.lesson.giver)).sorted()
        lessons = Set(entries.map(\.lesson.id)).sorted()
    }

    private static func isWanted(_ key: InstrumentKey, _ wanted: BoundArguments.Value?) -> Bool {
        wanted == nil || wanted?.text == key.name || wanted?.text == key.text
    }

    private static func undecided(
        _ keys: [InstrumentKey],
        _ wanted: BoundArguments.Value?
    ) -> Refusal {
        guard !keys.isEmpty else {
            return Refusal(.noEntity, "no sheet has been scored there", "该范围内没有评分")
        }
        let refusal = Refusal(
            .badArgument,
            "sheets of \(keys.count) instruments are not mixed: say which",
            "有 \(keys.count) 种量表的评分，不能混算，请指定",
            want: "instrument",
            hint: keys.map(\.text).joined(separator: ",")
        )
        return wanted?.pointing(refusal) ?? refusal
    }

    /// What every answer says first: by which form, how many sheets, how many not counted.
    var notes: [Bilingual] {
        var notes = [
            Bilingual(
                "\(key.text): \(complete.count) sheets of \(lessons.count) lessons, "
                    + "\(teachers.count) teachers, \(observers.count) observers",
                "\(key.text)：\(complete.count) 张评分，\(lessons.count) 节课，"
                    + "教师 \(teachers.count) 人，听课人 \(observers.count) 人"
            )
        ]
        if incomplete > 0 {
            notes.append(
                Bilingual(
                    "\(incomplete) sheets are incomplete: kept and not counted",
                    "\(incomplete) 张表未评完：保留，不计入"
                )
            )
        }
        if let note = InstrumentQuestion.ownChoice(instrument.rule) { notes.append(note) }
        return notes
    }

    /// The items whose levels are the same as those of the most items, and that scale's levels.
    var sharedScale: (items: [Int], levels: [Int]) {
        var groups: [[Int]: [Int]] = [:]
        for (place, item) in instrument.items.enumerated() where !item.levels.isEmpty {
            groups[item.levels.map(\.points).sorted(), default: []].append(place)
        }
        let best = groups.max { ($0.value.count, $1.value[0]) < ($1.value.count, $0.value[0]) }
        return (best?.value ?? [], best?.key ?? [])
    }
}
