import Domain
import Grammar
import Notation
import Schemes

/// `period close`: closes an account year of a unit and keeps every teacher's figures.
enum PeriodClose {
    static let command = Command.update(
        [Label("period", "期间"), Label("close", "结账")],
        Bilingual(
            "Closes an account year: nothing is entered in it, and its figures stay.",
            "年度结账：此后该年度不再登记，各项数字以结算时为准。"
        ),
        CreditQuestion.unit,
        Parameter<PeriodNotation>.keyword(
            Label("period", "期间"),
            Reading<PeriodNotation>.value,
            Bilingual("the account year", "结算年度")
        ),
        Settling.scheme,
        ProjectFlow.on,
        role: .approver,
        source: "A04; practice.md 1a",
        examples: ["period close unit=hetu period=2023 scheme=district64"],
        aside: aside,
        bulk: bulk,
        reach: reach
    ) { context, unit, period, scheme, on throws(Refusal) in
        let settling = try Settling(context, unit, period, scheme)
        let question = settling.question
        let ruled = try question.schemes(scheme, for: unit, on: settling.day)[0]
        let (year, day) = (settling.year, on ?? context.today)
        guard let days = ruled.rules.cycle.year(year), let last = days.last else {
            throw Refusal(.badArgument, "no such year", "年度超出范围", want: "period")
        }
        if let closing = question.closing(unit, scheme, year, on: settling.day) {
            throw Refusal(
                .state,
                Bilingual(
                    "\(year) is closed already (\(closing.id.text))",
                    "\(year) 已结账（\(closing.id.text)）"
                ),
                want: "period",
                hint: "period reopen \(closing.id.text) reason=…",
                details: [Refusal.Detail("is", "closed")]
            )
        }
        let (key, step) = context.register.newKey(nil as ClosingID?, prefix: "PC")
        let closing = Closing(
            id: key,
            unit: unit,
            version: ruled.version,
            year: year,
            days: (days.first, last),
            on: day
        )
        var changes: [Change] = [.closing(Revised(before: nil, after: closing))]
        if let step { changes.append(.counter(step)) }
        var counter = context.register.counters["SL"] ?? 0
        for result in settling.results {
            // What was sealed, or closed for a unit below, stays as it is.
            guard settling.isToKeep(result) else { continue }
            changes.append(settling.change(result, settled: day, counter: &counter) { _ in })
        }
        var reply = Descriptions.closing.receipt(closing)
        reply.meta.append(Reply.Meta("teachers", settling.results.count))
        return Proposal(changes + settling.step(to: counter), reply: reply)
    }

    /// The settling, which is most of the work.
    private static func aside(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation,
        _ scheme: SchemeID,
        _ on: Day?
    ) throws(Refusal) -> Command.LongWork? {
        Settling.aside(context, unit, period, scheme)
    }

    /// What settling looks through.
    private static func bulk(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation,
        _ scheme: SchemeID,
        _ on: Day?
    ) -> Int {
        Settling.walk(context)
    }

    /// As many seals, at most.
    private static func reach(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation,
        _ scheme: SchemeID,
        _ on: Day?
    ) -> Int {
        Settling.reach(context, unit, period)
    }
}
