import Domain
import Grammar
import Notation
import Schemes

/// Settles all teachers of a unit for a review, an endorsement or a closing.
struct Settling {
    /// One teacher's result.
    struct Result: Sendable {
        let person: Person
        let ruled: CreditQuestion.Ruled
        let statement: CreditStatement
        let unit: UnitID
        let existing: Seal?
    }

    let question: CreditQuestion
    let results: [Result]
    let year: Int
    /// The day on which rules and roster are looked up.
    let day: Day

    static let scheme = Parameter<SchemeID>.keyword(
        Label("scheme", "方案"),
        SchemeParameter.reading,
        Bilingual("under which scheme", "按哪个方案")
    )

    /// - Throws: RULE where the period is not one account year of the scheme.
    init(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID,
        explains: Bool = false
    ) throws(Refusal) {
        question = CreditQuestion(context, explains: explains)
        day = question.day(of: period)
        let own = try question.schemes(scheme, for: unit, on: day)[0]
        let years = try question.years(period, own, on: context.today)
        guard years.count == 1 else {
            throw Refusal(.rule, "one account year at a time", "一次只结算一个年度", want: "period")
        }
        year = years.lowerBound
        let asked = SettledAside.Question(
            unit: unit,
            scheme: scheme,
            year: year,
            today: context.today,
            explains: explains
        )
        let known = context.surroundings.settledAside.take(asked)
        let changed = known?.changed(in: context.register)
        var results: [Result] = []
        for person in question.everyone(of: unit, on: day) {
            if let known, let changed, !changed.contains(person.id) {
                known.results[person.id].map { results.append($0) }
                continue
            }
            guard let place = question.unit(of: person, below: unit, scheme, years, on: day)
            else { continue }
            let ruled = try question.schemes(scheme, for: place, on: day)[0]
            let item = try question.item(person, ruled, years, on: day).0
            results.append(
                Result(
                    person: person,
                    ruled: item.ruled,
                    statement: item.statement,
                    unit: place,
                    existing: question.seal(of: person.id, scheme, years.lowerBound)
                )
            )
        }
        self.results = results
    }

    /// How many objects are looked through: who is settled, all persons and seals tell.
    static func walk(_ context: Context) -> Int {
        context.register.persons.count + context.register.seals.count
    }

    /// How many seals it makes at most.
    /// - Complexity: O(persons and seals).
    static func reach(_ context: Context, _ unit: UnitID, _ period: PeriodNotation?) -> Int {
        let question = CreditQuestion(context)
        return question.countOfEveryone(of: unit, on: question.day(of: period))
    }

    /// The same on another thread where there are many teachers; the statement that runs after it
    /// finds what it came to.
    static func aside(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID
    ) -> Command.LongWork? {
        guard context.register.persons.count > few else { return nil }
        return { context in
            guard let settling = try? Settling(context, unit, period, scheme) else { return }
            let asked = SettledAside.Question(
                unit: unit,
                scheme: scheme,
                year: settling.year,
                today: context.today,
                explains: false
            )
            context.surroundings.settledAside.keep(
                SettledAside.Known(asked, context.register, settling.results)
            )
        }
    }

    /// Where fewer are settled at once.
    private static let few = 500

    /// Whether a result's figures are to be kept when the year is closed.
    ///
    /// Not where they are sealed or closed for a unit below already; a seal from elsewhere that
    /// came without them takes them where they go with its totals.
    func isToKeep(_ result: Result) -> Bool {
        guard let existing = result.existing else { return true }
        let scheme = result.ruled.version.scheme
        let isClosed = question.closing(result.unit, scheme, year, on: day) != nil
        guard existing.sealed != nil || isClosed else { return true }
        let anew = seal(result, key: existing.id, settled: existing.settled)
        return existing.figures == nil && anew.hours == existing.hours
            && anew.credits == existing.credits && anew.result == existing.result
    }

    /// The figures of a result as they are kept.
    func seal(_ result: Result, key: SealID, settled: Day) -> Seal {
        var seal = Seal(
            id: key,
            teacher: result.person.id,
            unit: result.unit,
            version: result.ruled.version,
            year: year,
            settled: settled
        )
        seal.hours = result.statement.hours
        seal.credits = CreditText.places4(
            result.statement.credits,
            .credits,
            scale: result.ruled.rules.scale
        )
        seal.result = Seal.Result(result.statement.verdict)
        seal.figures = result.statement.settledFigures(subjects: result.person.subjects[day])
        let lacking = CreditLack.text(result.statement)
        seal.lacking = lacking.isEmpty ? nil : lacking
        return seal
    }

    /// The change that keeps a result's figures; the key it has, or the next one.
    func change(
        _ result: Result,
        settled: Day,
        counter: inout Int,
        _ edit: (inout Seal) -> Void
    ) -> Change {
        guard let before = result.existing else {
            counter += 1
            var new = seal(result, key: SealID("SL-\(counter)"), settled: settled)
            edit(&new)
            return .seal(Revised(before: nil, after: new))
        }
        var after = seal(result, key: before.id, settled: settled)
        after.revision = before.revision + 1
        (after.sealed, after.sealer) = (before.sealed, before.sealer)
        edit(&after)
        return .seal(Revised(before: before, after: after))
    }

    /// The step of the counter of seals' keys, where some were made.
    func step(to counter: Int) -> [Change] {
        let before = question.register.counters["SL"] ?? 0
        guard counter > before else { return [] }
        return [.counter(CounterStep(prefix: "SL", before: before, after: counter))]
    }
}
