import Domain
import Grammar
import Notation
import Schemes

/// `observation quotas`: the sheet that every school prints at term end (听课达标表).
enum ObservationQuotas {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("quota", "类别", .word, values: QuotaFigure.names),
        ColumnSpec("required", "应听", .integer), ColumnSpec("done", "已听", .integer),
        ColumnSpec("verdict", "结论", .word), ColumnSpec("short", "还差", .integer),
        ColumnSpec("weeks-left", "剩余周数", .integer),
        ColumnSpec("per-week", "每周至少", .decimal),
        ColumnSpec("weekly", "每周应听", .integer), ColumnSpec("missed-weeks", "未听周次", .text),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("quotas", "达标")],
        Bilingual(
            "Shows who has observed how many of the lessons owed in a term, and what is needed.",
            "听课达标表：应听、已听、还差、每周至少几节；每周一节另列未听周次。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        TermQuestion.teacher,
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G01, G02",
        examples: [
            "observation quotas term=2024-autumn", "听课 达标 学期=2024-autumn 截至=2024-11-08",
        ],
        work: Walk.persons
    ) { context, id, unit, teacher, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let (figures, unknown) = try QuotaFigure.all(
            of: term,
            in: unit ?? id.unit,
            asof: asof,
            only: teacher,
            context
        )
        let day = min(term.to, asof ?? context.today)
        let table = Reply.Table(columns: columns, rowCount: figures.count) { index, writer in
            write(figures[index], day, to: writer)
        }
        let isBegun = TermQuestion.days(term, asof, context) != nil
        let early = Bilingual("the term has not begun that day", "当日学期尚未开始")
        var reply = Reply(
            body: .table(table),
            notes: isBegun ? notes(figures, unknown) : [early]
        )
        if explain { reply.reasons = figures.flatMap { $0.reasons(term) } }
        let title = UnitPage.name(of: id, context.register)
        reply.page = {
            UnitPage.page(
                Bilingual("Observation quotas, \(title.english)", "\(title.chinese) 听课达标表"),
                unit: unit ?? id.unit,
                context,
                parts: [printed(table, context), .chart(chart(figures, day))],
                rules: rules(figures)
            )
        }
        return reply
    }

    private static func write(_ figure: QuotaFigure, _ day: Day, to writer: any ReplyWriter) {
        writer.text(figure.person.unit[day].text)
        writer.text(figure.person.id.text)
        writer.text(figure.person.name[day])
        writer.text((figure.quota ?? figure.pattern)?.name ?? "")
        figure.quota?.term.map { writer.integer($0) } ?? writer.none()
        writer.integer(figure.observed.count)
        figure.verdict.map { writer.text($0.label.english) } ?? writer.none()
        writer.integer(figure.short)
        writer.integer(figure.weeksLeft)
        figure.perWeek.map { writer.fixed($0, places: 2) } ?? writer.none()
        figure.pattern?.weekly.map { writer.integer($0) } ?? writer.none()
        let weeks = figure.missedWeeks.map(String.init)
        figure.pattern == nil ? writer.none() : writer.text(weeks.joined(separator: ","))
    }

    /// Names in place of keys; the school where there are several.
    private static func printed(_ table: Reply.Table, _ context: Context) -> Page.Part {
        .table(PrintedTable.of(table, without: ["teacher"], context))
    }

    private static func notes(_ figures: [QuotaFigure], _ unknown: Int) -> [Bilingual] {
        var notes: [Bilingual] = []
        if figures.isEmpty {
            notes.append(
                Bilingual(
                    "no quota of a scheme in force applies to anybody there",
                    "该范围内无人适用现行方案的听课任务"
                )
            )
        }
        if unknown > 0 {
            notes.append(
                Bilingual(
                    "\(counted(unknown, "condition")) unknown: a date is not known to the day",
                    "有 \(unknown) 个条件因日期精度不足无法判断"
                )
            )
        }
        return notes
    }

    private static func rules(_ figures: [QuotaFigure]) -> [Bilingual] {
        UnitPage.distinct(
            figures.flatMap { figure in
                [figure.quota, figure.pattern].compactMap(\.self).map { rule($0, figure) }
            }
        )
    }

    private static func rule(_ quota: ObservationQuota, _ figure: QuotaFigure) -> Bilingual {
        let name = QuotaFigure.name(quota.name)
        let source = "\(quota.source.source ?? "")"
        let term = quota.term.map { Bilingual("\($0) a term", "每学期 \($0)") }
        let week = quota.weekly.map { Bilingual("\($0) a week", "每周 \($0)") }
        let counts = [term, week].compactMap(\.self)
        let (english, chinese) = (
            counts.map(\.english).joined(separator: ", "),
            counts.map(\.chinese).joined(separator: "、")
        )
        return Bilingual(
            "\(name.english) \(english) \(source) (\(figure.citation))",
            "\(name.chinese) \(chinese) \(source)（\(figure.citation)）"
        )
    }

    private static func chart(_ figures: [QuotaFigure], _ day: Day) -> Chart {
        Chart(
            Bilingual("lessons observed", "已听节数"),
            unit: "",
            full: (figures.flatMap { [$0.observed.count, $0.quota?.term ?? 0] }.max() ?? 0) * 100,
            bars: figures.map { figure in
                Chart.Bar(
                    figure.person.name[day],
                    figure.observed.count * 100,
                    target: figure.quota?.term.map { $0 * 100 },
                    mark: figure.verdict == .met ? .met : .notMet
                )
            }
        )
    }
}
