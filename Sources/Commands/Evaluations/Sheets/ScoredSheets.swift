import Domain
import Grammar
import Notation
import Schemes

/// The sheets of one version of an instrument that a statement asks about.
struct ScoredSheets: Sendable {
    /// A sheet with its lesson.
    ///
    /// By reference, with the numbers of who is in it: there may be a million.
    struct Entry: Sendable {
        fileprivate let lessonObject: Stored<Lesson>
        fileprivate let observationObject: Stored<Observation>
        /// In hundredths; nil where the sheet is incomplete.
        let total: Fraction?
        /// The place of the giver among `teachers`, and of the observer among `observers`.
        let teacher: Int32
        let observer: Int32

        var on: Day { lessonObject.on }
        var lesson: Lesson { lessonObject.value }
        var observation: Observation { observationObject.value }
        var marks: [Sheet.Mark] { observationObject.sheet?.marks ?? [] }
        /// In points, for statistics.
        var score: Double? {
            total.map(GatheredSheets.points)
        }
    }

    let instrument: Instrument
    let key: InstrumentKey
    /// By day, lesson and observer.
    let entries: [Entry]

    /// The one school in which all lessons were given; nil for several.
    var unit: UnitID? {
        let units = Set(entries.lazy.map(\.lesson.unit))
        return units.count == 1 ? units.first : nil
    }

    var complete: [Entry] { entries.filter { $0.total != nil } }
    let incomplete: Int

    /// In the order of their keys.
    let observers: [PersonID]
    let teachers: [PersonID]
    let lessons: [LessonID]

    /// The most sheets of a figure that compares each with each other.
    static let comparedLimit = 100_000

    /// - Throws: RULE past the limit.
    func checkCompared() throws(Refusal) {
        guard entries.count > Self.comparedLimit else { return }
        throw Refusal(
            .rule,
            Bilingual(
                "\(counted(entries.count, "sheet")): too many to compare, at most "
                    + "\(Self.comparedLimit)",
                "\(entries.count) 张表太多，最多比较 \(Self.comparedLimit) 张"
            ),
            want: "unit",
            hint: "unit=… term=… activity=…",
            details: [
                Refusal.Detail("have", String(entries.count)),
                Refusal.Detail("need", String(Self.comparedLimit)),
            ]
        )
    }

    /// How many sheets a question about all of them walks through.
    static let work: Command.Work = { $0.observations.count }

    static let parameter = question { (question, context) throws(Refusal) in
        try ScoredSheets(question, context)
    }

    /// The same words of a question about one teacher, which looks at that teacher's lessons only.
    static let ofTeacher = question { (question, _) throws(Refusal) in question }

    /// The same words of a question about all sheets, kept in columns.
    static let inColumns = question { (question, context) throws(Refusal) in
        let found = context.surroundings.sheets.columns(question.scope(context.register), context)
            .filter { isWanted($0.key, question.wanted) }
        guard let only = found.first, found.count == 1 else {
            throw undecided(found.map(\.key).sorted(), question.wanted)
        }
        return only
    }

    /// What is asked for.
    struct Question: Sendable {
        fileprivate let term: TermID?
        fileprivate let activity: ActivityID?
        fileprivate let unit: UnitID?
        let wanted: BoundArguments.Value?
        fileprivate var teacher: PersonID?

        func scope(_ register: Register) -> LessonScope {
            LessonScope(
                period: term.flatMap { register.terms[$0]?.period },
                activity: activity,
                unit: unit ?? term?.unit
            )
        }

        /// - Returns: nil where nothing of the teacher's is scored.
        /// - Throws: BADARG where sheets of several instruments are there and none is named.
        func sheets(of teacher: PersonID, _ context: Context) throws(Refusal) -> ScoredSheets? {
            var question = self
            question.teacher = teacher
            let found = ScoredSheets.gather(question, context)
            return found.isEmpty ? nil : try ScoredSheets(found, question.wanted)
        }
    }

    private static func question<Value: Sendable>(
        _ make: @escaping @Sendable (Question, Context) throws(Refusal) -> Value
    ) -> Parameter<Value> {
        let specs =
            term.specs + activity.specs + TargetQuestion.unit.specs
            + InstrumentQuestion.keyword.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            let question = Question(
                term: try term.decode(scope, at: &next),
                activity: try activity.decode(scope, at: &next),
                unit: try TargetQuestion.unit.decode(scope, at: &next),
                wanted: try InstrumentQuestion.keyword.decode(scope, at: &next)
            )
            return try make(question, scope.context)
        }
    }

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

    /// The sheets by one instrument, while they are gathered; those of a lesson stand together.
    private struct Gathered {
        let first: Sheet
        let instrument: Instrument
        let scorer: SheetScorer
        var lessons: [(lesson: Stored<Lesson>, start: Int)] = []
        var observations: [Stored<Observation>] = []
        var totals: [Fraction?] = []
    }

    /// - Throws: NOENT without sheets; BADARG where those of several instruments are there and none
    ///   is named.
    private init(_ question: Question, _ context: Context) throws(Refusal) {
        try self.init(Self.gather(question, context), question.wanted)
    }

    private init(
        _ found: [Gathered],
        _ wanted: BoundArguments.Value?
    ) throws(Refusal) {
        guard let only = found.first, found.count == 1 else {
            throw Self.undecided(found.map(\.first.instrument).sorted(), wanted)
        }
        self.init(only)
    }

    private static func gather(_ question: Question, _ context: Context) -> [Gathered] {
        var found: [Gathered] = []
        var known = 0
        for lesson in lessons(question, context) {
            context.register.index.observationsByLesson.visit(at: lesson.key) { observation in
                guard let sheet = observation.sheet else { return }
                if !found.indices.contains(known)
                    || !found[known].first.isBySameInstrument(as: sheet)
                {
                    guard let place = place(of: sheet, in: &found, question, context)
                    else { return }
                    known = place
                }
                if found[known].lessons.last?.lesson !== lesson {
                    found[known].lessons.append((lesson, found[known].observations.count))
                }
                found[known].observations.append(observation)
                found[known].totals.append(found[known].scorer.total(of: sheet))
            }
        }
        return found
    }

    /// The place of those by a sheet's instrument, made if it is wanted and new.
    private static func place(
        of sheet: Sheet,
        in found: inout [Gathered],
        _ question: Question,
        _ context: Context
    ) -> Int? {
        let place = found.firstIndex { $0.first.isBySameInstrument(as: sheet) }
        guard place == nil else { return place }
        guard isWanted(sheet.instrument, question.wanted),
            let instrument = context.regulations.instrument(sheet.instrument)
        else { return nil }
        let scorer = SheetScorer(instrument)
        found.append(Gathered(first: sheet, instrument: instrument, scorer: scorer))
        return found.count - 1
    }

    /// The lessons that are asked about, by day and key.
    private static func lessons(_ question: Question, _ context: Context) -> [Stored<Lesson>] {
        let register = context.register
        let all: [Stored<Lesson>]
        if let teacher = question.teacher {
            all = register.index.lessonsByGiver[teacher].compactMap(register.lessons.stored)
        } else if let activity = question.activity {
            all = register.index.lessonsByActivity[activity].compactMap(register.lessons.stored)
        } else {
            all = Array(register.lessons.allStored)
        }
        var sieve = LessonScope.Sieve(question.scope(register), context.regulations)
        return all.filter { sieve.takes($0) }.sorted { $0 < $1 }
    }

    private init(_ gathered: Gathered) {
        instrument = gathered.instrument
        key = gathered.first.instrument
        var teachers = Numbers()
        var observers = Numbers()
        let givers = gathered.lessons.map { teachers.number($0.lesson.giver) }
        let numbers = gathered.observations.map { observation in
            observers.number(of: observation.observerToken) { observation.observer }
        }
        (self.teachers, self.observers) = (teachers.sorted(), observers.sorted())
        let (ofTeacher, ofObserver) = (teachers.places(), observers.places())
        var entries: [Entry] = []
        entries.reserveCapacity(numbers.count)
        for (place, (lesson, start)) in gathered.lessons.enumerated() {
            let next = place + 1
            let end = next < gathered.lessons.count ? gathered.lessons[next].start : numbers.count
            let order = (start..<end).sorted {
                ofObserver[Int(numbers[$0])] < ofObserver[Int(numbers[$1])]
            }
            for own in order {
                entries.append(
                    Entry(
                        lessonObject: lesson,
                        observationObject: gathered.observations[own],
                        total: gathered.totals[own],
                        teacher: ofTeacher[Int(givers[place])],
                        observer: ofObserver[Int(numbers[own])]
                    )
                )
            }
        }
        self.entries = entries
        lessons = gathered.lessons.map(\.lesson.key).sorted()
        incomplete = gathered.totals.count { $0 == nil }
    }

    /// Persons numbered as they come, and then by their keys.
    private struct Numbers {
        private var numbers: [PersonID: Int32] = [:]
        private var persons: [PersonID] = []
        private var byToken: [ObjectIdentifier: Int32] = [:]

        /// By the token where it is known: most of a person's observations have the same.
        mutating func number(of token: ObjectIdentifier, _ person: () -> PersonID) -> Int32 {
            if let number = byToken[token] { return number }
            let number = number(person())
            byToken[token] = number
            return number
        }

        mutating func number(_ person: PersonID) -> Int32 {
            if let number = numbers[person] { return number }
            let number = Int32(persons.count)
            numbers[person] = number
            persons.append(person)
            return number
        }

        func sorted() -> [PersonID] { persons.sorted() }

        /// By number: the place in the order of the keys.
        func places() -> [Int32] {
            let order = persons.indices.sorted { persons[$0] < persons[$1] }
            var places = Array(repeating: Int32(0), count: persons.count)
            for (place, number) in order.enumerated() { places[number] = Int32(place) }
            return places
        }
    }

    /// The places of the complete entries in `entries`, by observer's number.
    func completeByObserver() -> [[Int]] {
        var places = Array(repeating: [Int](), count: observers.count)
        for (place, entry) in entries.enumerated() where entry.total != nil {
            places[Int(entry.observer)].append(place)
        }
        return places
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
        SheetCounts(
            sheets: entries.count,
            incomplete: incomplete,
            lessons: lessons.count,
            teachers: teachers.count,
            observers: observers.count
        ).notes(key, instrument)
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
