import Domain
import Grammar
import Notation
import Schemes

/// `credits forecast`: how far a teacher is ahead of or behind the straight line to each minimum.
enum CreditsForecast {
    private struct Row: Sendable {
        let scheme: String
        let period: String
        let item: String
        let measure: CreditMeasure
        /// All in ten-thousandths, half up.
        let have: Int
        /// The part of what there is that earlier years left over: it does not grow.
        let carried: Int
        let line: Int
        let need: Int
        let ahead: Int
        let end: Int
        /// Days gone, and days in all.
        let elapsed: Int
        let whole: Int
    }

    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("period", "期间", .text),
        ColumnSpec("item", "项目", .text), ColumnSpec("measure", "计量", .word),
        ColumnSpec("have", "已有", .decimal), ColumnSpec("line", "直线进度", .decimal),
        ColumnSpec("ahead", "超前", .decimal), ColumnSpec("need", "应有", .decimal),
        ColumnSpec("at-end", "期末预计", .decimal), ColumnSpec("verdict", "预计", .word),
    ])

    private static let rule = Bilingual("A13", "A13")

    static let command = Command.query(
        [Label("credits", "学分"), Label("forecast", "预测")],
        Bilingual(
            "Compares what a teacher has with the straight line, and goes on along it.",
            "与直线进度比较，并按现有进度预计期末结果。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose", "教师")
        ),
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.asof,
        CommonParameter.explain,
        UnitParameter.near,
        columns: columns.columns,
        source: "A13; case 37",
        examples: ["credits forecast T001 asof=2024-11-01"]
    ) { context, teacher, period, scheme, asof, explain, _ throws(Refusal) in
        let question = CreditQuestion(context, explains: explain)
        let person = try Descriptions.person.stored(teacher, context.register).value
        let day = asof ?? question.day(of: period)
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        var notes = [straightLine]
        for ruled in try question.schemes(scheme, for: person.unit[day], on: day) {
            let years = try question.years(period, ruled, on: day, of: Stored(person))
            let (item, said, last) = try item(question, person, ruled, years, day)
            notes += said
            let own = item.statement.requirements.compactMap { row($0, item.ruled, last) }
            rows += own
            if explain { reasons += CreditReasons(item: item).lines + own.map(reason) }
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let row = found[index]
            writer.text(row.scheme)
            writer.text(row.period)
            writer.text(row.item)
            writer.text(row.measure.label.english)
            for amount in [row.have, row.line, row.ahead, row.need, row.end] {
                writer.decimal(amount, places: 4)
            }
            writer.text((row.end >= row.need ? Verdict.met : .notMet).label.english)
        }
        let name = person.name[day]
        let title = Bilingual("Forecast of \(name), as of \(day)", "\(name) 学时学分预测（截至 \(day)）")
        return Reply(
            body: .table(table),
            reasons: reasons,
            notes: notes,
            page: { UnitPage.page(title, unit: person.unit[day], context, rules: [rule]) }
        )
    }

    private static let straightLine = Bilingual(
        "a straight line is a comparison, not a promise: training comes in blocks",
        "直线进度仅供比较：培训常集中安排"
    )

    /// The statement up to a day, and the day; a closed year's is the one that was settled, and its
    /// day the year's last.
    private static func item(
        _ question: CreditQuestion,
        _ person: Person,
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>,
        _ day: Day
    ) throws(Refusal) -> (CreditTable.Item, [Bilingual], Day) {
        let (settled, notes) = try question.item(person, ruled, years, on: day)
        if !notes.isEmpty, let last = settled.ruled.rules.cycle.year(years.upperBound)?.last,
            last <= day
        {
            return (settled, notes, last)
        }
        let statement = question.statement(of: person, ruled, years, upTo: day)
        let item = CreditTable.Item(person: person, ruled: ruled, statement: statement, seal: nil)
        return (item, [], day)
    }

    private static func reason(_ row: Row) -> Bilingual {
        func text(_ amount: Int) -> String { Decimals.text(amount, places: 4) }
        let (own, rest) = (text(row.have - row.carried), text(row.carried))
        let (plus, plusChinese) =
            row.carried == 0 ? ("", "") : (" + \(rest) carried over", " + 结转 \(rest)")
        return Bilingual(
            "  \(row.item) \(row.period): line \(text(row.need)) × \(row.elapsed)/\(row.whole) = "
                + "\(text(row.line)); at the end \(own) × \(row.whole)/\(row.elapsed)\(plus) = "
                + "\(text(row.end)) (days gone of those there are; shown to 4 places, half up)",
            "  \(row.item) \(row.period)：直线 \(text(row.need)) × \(row.elapsed)/\(row.whole) = "
                + "\(text(row.line))；期末预计 \(own) × \(row.whole)/\(row.elapsed)\(plusChinese) = "
                + "\(text(row.end))（已过天数与总天数；四舍五入至四位）"
        )
    }

    /// A year's part of the need falls on the days that have gone; whole years count whole.
    private static func row(
        _ requirement: CreditRequirement,
        _ ruled: CreditQuestion.Ruled,
        _ day: Day
    ) -> Row? {
        let rules = ruled.rules
        guard let need = requirement.need, need > 0 else { return nil }
        let years = requirement.years
        let current = min(max(rules.cycle.number(of: day), years.lowerBound), years.upperBound)
        guard let year = rules.cycle.year(current), let last = year.last else { return nil }
        let length = Int(last.daysSinceEpoch - year.first.daysSinceEpoch) + 1
        let gone = min(max(Int(day.daysSinceEpoch - year.first.daysSinceEpoch) + 1, 0), length)
        // In days of this year: the whole years before it, and what has gone of it.
        let elapsed = (current - years.lowerBound) * length + gone
        let whole = years.count * length
        func places4(_ units: Int, times: Int, over: Int) -> Int {
            let scale = requirement.measure == .hours ? 100 : rules.scale
            return Fraction(units * times, scale * max(over, 1)).rounded(places: 4) ?? 0
        }
        let carried = requirement.carried
        let have = places4(requirement.have + carried, times: 1, over: 1)
        // What earlier years left over is there from the first day and does not grow.
        let grown = requirement.have * whole + carried * elapsed
        let line = places4(need, times: elapsed, over: whole)
        return Row(
            scheme: ruled.version.text,
            period: CreditTable.text(years, rules),
            item: requirement.name,
            measure: requirement.measure,
            have: have,
            carried: places4(carried, times: 1, over: 1),
            line: line,
            need: places4(need, times: 1, over: 1),
            ahead: have - line,
            end: elapsed == 0 ? have : places4(grown, times: 1, over: elapsed),
            elapsed: elapsed,
            whole: whole
        )
    }
}
