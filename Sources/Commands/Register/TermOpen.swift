import Domain
import Grammar
import Notation

/// `term open`: a term of a unit with its weeks.
enum TermOpen {
    static let command = Command.update(
        [Label("term", "学期"), Label("open", "开设")],
        Bilingual(
            "Opens a term with its holidays and make-up workdays.",
            "开设学期：起止日期、假日和调休上课日。"
        ),
        Parameter<String>.positional(
            Label("name", "学期名"),
            Reading<String>.key,
            Bilingual("its name within the unit", "单位内的学期名")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("whose term it is", "单位")
        ),
        Parameter<Day>.keyword(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day>.keyword(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day", "结束日期")
        ),
        Descriptions.term.assignments { !["from", "to"].contains($0.name.english) },
        source: "§0.10",
        examples: ["term open 2025-autumn unit=hetu from=2025-09-01 to=2026-01-16"]
    ) { context, name, unit, from, to, assignments throws(Refusal) in
        var term = Domain.Term(id: TermID(unit: unit, name: name), from: from, to: to)
        try Descriptions.term.assign(assignments, to: &term, .initial)
        try check(term, context, from)
        return try Descriptions.term.added(term, in: context)
    }

    /// - Throws: BADARG for a term that ends before it begins or is too long; RULE for a holiday or
    ///   workday outside it, or a term that overlaps another of the unit.
    static let check: @Sendable (Domain.Term, Context, Day) throws(Refusal) -> Void = {
        term,
        context,
        _ throws(Refusal) in
        guard term.from <= term.to else {
            throw Refusal(.badArgument, "to is before from", "结束早于开始", want: "to")
        }
        let days = Int(term.to.daysSinceEpoch - term.from.daysSinceEpoch)
        guard days < Domain.Term.dayLimit else {
            throw Refusal(
                .badArgument,
                "a term of more than \(Domain.Term.dayLimit) days",
                "学期超过 \(Domain.Term.dayLimit) 天",
                want: "to"
            )
        }
        if let stray = term.holidays.first(where: { !term.period.overlaps($0) }) {
            throw outside(stray.text, "holidays")
        }
        if let stray = term.workdays.first(where: { !term.period.contains($0) }) {
            throw outside(stray.description, "workdays")
        }
        for id in context.register.index.termsByUnit[term.id.unit] where id != term.id {
            guard context.register.terms[id]?.period.overlaps(term.period) == true else { continue }
            throw Refusal(
                .rule,
                "it overlaps term \(id.text)",
                "与学期 \(id.text) 重叠",
                want: "from",
                hint: "term show \(id.text)"
            )
        }
    }

    private static func outside(_ text: String, _ want: String) -> Refusal {
        Refusal(.rule, "\(text) is outside the term", "\(text) 不在学期内", want: want)
    }
}
