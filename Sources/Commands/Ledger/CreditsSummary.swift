import Domain
import Grammar
import Notation
import Schemes

/// `credits summary`: what the teachers of each school come to, added up.
enum CreditsSummary {
    private struct Row: Sendable {
        /// Nil for all units together.
        let unit: UnitID?
        let ruled: CreditQuestion.Ruled
        let years: ClosedRange<Int>
        let sum: CreditSum

        var rules: CreditRules { ruled.rules }

        /// Hundredths of a percent.
        var share: Int? {
            sum.teachers == 0 ? nil : Fraction(sum.complete, sum.teachers).rounded(places: 4)
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("scheme", "方案", .id),
        ColumnSpec("teachers", "教师数", .integer), ColumnSpec("complete", "完成", .integer),
        ColumnSpec("share", "完成率", .share), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("lost", "不计", .decimal),
        ColumnSpec("pending", "待审", .integer), ColumnSpec("mean-hours", "人均学时", .decimal),
        ColumnSpec("mean-credits", "人均学分", .decimal),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("summary", "汇总")],
        Bilingual(
            "Adds up hours, credits and who is complete, by school and all together.",
            "按学校并合计汇总学时、学分与完成人数。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        Parameter<Bool>.flag(
            Label("anew", "重算"),
            Bilingual(
                "settle everybody again, not from the figures that are kept up",
                "逐人重新结算，不用随时更新的数字"
            )
        ),
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A01, A05",
        examples: [
            "credits summary unit=hetu period=2024", "学分 汇总 单位=hetu 期间=2024 重算 依据",
        ],
        work: Walk.ledgers
    ) { context, unit, period, scheme, anew, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = question.day(of: period)
        var rows: [Row] = []
        var leftOut = LeftOutCycles()
        for ruled in try schemes(question, scheme, unit, day) {
            let asked = try asked(ruled, question, unit, period, scheme, day, context)
            let standing =
                try anew
                ? StandingCredits.Standing(asked, ruled, question, keepsMembers: false)
                : context.surroundings.credits.standing(asked, ruled, question)
            rows += Self.rows(standing.sums, ruled, asked.years)
            leftOut.add(ruled, asked.years)
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], naming: nil, to: writer)
        }
        var reply = Reply(
            body: .table(table),
            reasons: explain ? found.map(reason) : [],
            notes: leftOut.notes
        )
        reply.page = { page(found, unit, period, context) }
        return reply
    }

    /// What is asked of the standing sums under one of those schemes.
    static func asked(
        _ ruled: CreditQuestion.Ruled,
        _ question: CreditQuestion,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ named: SchemeID?,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> StandingCredits.Question {
        StandingCredits.Question(
            version: ruled.version,
            years: try question.years(period, ruled, on: context.today),
            today: context.today,
            day: day,
            unit: unit,
            isNamed: named != nil
        )
    }

    /// The schemes in force for the unit or for one below it, or the one that is named.
    static func schemes(
        _ question: CreditQuestion,
        _ named: SchemeID?,
        _ unit: UnitID,
        _ day: Day
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        if named != nil { return try question.schemes(named, for: unit, on: day) }
        var found: [SchemeVersion.Key: CreditQuestion.Ruled] = [:]
        for use in question.register.schemeUses where use.period.contains(day) {
            let lineage = question.regulations.lineage(of: use.unit, on: day)
            guard lineage.contains(unit) else { continue }
            for ruled in try question.inForce(for: use.unit, on: day)
            where ruled.rules.countsCredits {
                found[ruled.version] = ruled
            }
        }
        guard !found.isEmpty else { return try question.schemes(nil, for: unit, on: day) }
        return found.values.sorted { $0.version < $1.version }
    }

    private static func rows(
        _ sums: [UnitID: CreditSum],
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>
    ) -> [Row] {
        let units = sums.sorted { $0.key < $1.key }.map { unit, sum in
            Row(unit: unit, ruled: ruled, years: years, sum: sum)
        }
        guard units.count != 1 else { return units }
        var all = CreditSum()
        for row in units { all.add(row.sum) }
        return units + [Row(unit: nil, ruled: ruled, years: years, sum: all)]
    }

    /// Writes a row; with names as on paper.
    private static func write(_ row: Row, naming context: Context?, to writer: any ReplyWriter) {
        let sum = row.sum
        row.unit.map { unit in
            writer.text(context.map { UnitPage.name(of: unit, $0) } ?? unit.text)
        } ?? writer.none()
        writer.text(row.ruled.version.text)
        writer.integer(sum.teachers)
        writer.integer(sum.complete)
        row.share.map { writer.fixed($0, places: 2) } ?? writer.none()
        writer.decimal(sum.hours, places: 2)
        for units in [sum.credits, sum.lost] {
            writer.decimal(CreditText.places4(units, .credits, scale: row.rules.scale), places: 4)
        }
        writer.integer(sum.pending)
        for (units, whole) in [(sum.hours, 100), (sum.credits, row.rules.scale)] {
            let mean =
                sum.teachers == 0
                ? nil : Fraction(units, whole * sum.teachers).rounded(places: 2)
            mean.map { writer.decimal($0, places: 2) } ?? writer.none()
        }
    }

    private static func reason(_ row: Row) -> Bilingual {
        let scale = row.rules.scale
        let name = row.unit?.text ?? "="
        let period = CreditTable.text(row.years, row.rules)
        let hours = CreditText.amount(row.sum.hours, .hours, scale: scale)
        let credits = CreditText.amount(row.sum.credits, .credits, scale: scale)
        let source = row.ruled.title.source.source.map { " (\($0))" } ?? ""
        return Bilingual(
            "  \(name) \(period): the statements of \(counted(row.sum.teachers, "teacher")) under "
                + "\(row.ruled.version.text)\(source) come to \(hours) h and "
                + "\(counted(credits, "credit")); "
                + "\(row.sum.complete) reach every hard minimum that is set",
            "  \(name) \(period)：按 \(row.ruled.version.text)\(source) 结算 \(row.sum.teachers) 人，"
                + "合计 \(hours) 学时、\(credits) 学分；\(row.sum.complete) 人达到全部已定的必备下限"
        )
    }

    // MARK: Page

    private static func page(
        _ rows: [Row],
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ context: Context
    ) -> Page {
        let caption = Bilingual("teachers complete", "完成率")
        let versions = UnitPage.distinct(
            rows.map { row in
                let text = "\(row.ruled.version.text) \(row.ruled.title.name)"
                let source = row.ruled.title.source.source.map { " (\($0))" } ?? ""
                return Bilingual(text + source, text + source)
            }
        )
        let bars = rows.filter { $0.unit != nil }.map { row in
            let name = row.unit.flatMap { context.register.units[$0]?.name[context.today] } ?? ""
            return Chart.Bar(name, row.share)
        }
        let chart = Chart(caption, unit: "%", full: 10_000, bars: bars)
        let years = rows.first.map { CreditTable.text($0.years, $0.rules) } ?? ""
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], naming: context, to: writer)
        }
        return UnitPage.page(
            Bilingual("Hours and credits by school, \(years)", "\(years) 学时学分汇总"),
            unit: unit,
            context,
            parts: (bars.count > 1 && bars.count <= 40 ? [.chart(chart)] : []) + [.table(table)],
            rules: versions
        )
    }
}
