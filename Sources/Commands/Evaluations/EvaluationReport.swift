import Domain
import Grammar
import Notation
import Schemes

/// `evaluation report`: means by item, the lowest, the response, the change from instant to
/// follow-up.
enum EvaluationReport {
    private static let columns = ColumnSet([
        ColumnSpec("subject", "对象", .text), ColumnSpec("instrument", "量表", .text),
        ColumnSpec("phase", "时机", .word), ColumnSpec("item", "评价项", .text),
        ColumnSpec("forms", "份数", .integer), ColumnSpec("answers", "作答", .integer),
        ColumnSpec("mean", "平均", .decimal), FigureBounds.low, FigureBounds.high,
        ColumnSpec("max", "满分", .decimal),
        ColumnSpec("share", "得分率", .share), ColumnSpec("lowest", "最低项", .flag),
        ColumnSpec("change", "变化", .decimal), FigureBounds.changeLow, FigureBounds.changeHigh,
        ColumnSpec("response", "回收率", .share), FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("evaluation", "评价"), Label("report", "报告")],
        Bilingual(
            "Reports forms by subject: item means, the lowest item, response, and the change.",
            "评价报告：各项平均、最低项、回收率、即时到跟踪的变化。匿名表只给汇总。"
        ),
        InstrumentQuestion.keyword,
        Parameter<ActivityID?>.optional(
            Label("activity", "活动"),
            Reading<ActivityID>.activity,
            Bilingual("only of that course, survey or inspection", "只看该活动")
        ),
        Parameter<PersonID?>.optional(
            Label("teacher", "教师"),
            Reading<PersonID>.personAnywhere(as: .evaluated),
            Bilingual("only about that person", "只看此人")
        ),
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "J08, J09, J10, J17, I07",
        examples: ["evaluation report unit=hetu", "评价 报告 instrument=parents unit=hetu"],
        work: Walk.evaluations
    ) { context, instrument, activity, teacher, unit, explain throws(Refusal) in
        let isAsked = { (evaluation: Evaluation) in
            let name = evaluation.content.instrument
            return (activity == nil || evaluation.subject.activity == activity)
                && (teacher == nil || evaluation.subject.teacher == teacher)
                && (instrument == nil || instrument?.text == name.name
                    || instrument?.text == name.text)
        }
        let isThere = { (evaluation: Evaluation) in
            guard let unit else { return true }
            let view = View(register: context.register, day: evaluation.on)
            return evaluation.subject.place(in: view).map {
                context.regulations.lineage(of: $0, on: evaluation.on).contains(unit)
            } ?? false
        }
        let (groups, held) = EvaluationGroup.all(context, where: isAsked, of: isThere)
        if groups.isEmpty, held.isEmpty, let instrument {
            try InstrumentQuestion.checkKnown(instrument, context)
        }
        let rows = groups.flatMap(\.rows)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            rows[index].write(to: writer, context.language)
        }
        // A part of an activity's forms is no response to all that were handed out.
        let isWhole = activity != nil && teacher == nil && unit == nil
        let response = isWhole ? HandedOut.notes(on: groups) : []
        var reply = Reply(
            body: .table(table),
            notes: UnitPage.distinct(
                groups.flatMap(\.notes) + response
                    + held.flatMap { UnsignedForms.notes($0, context) }
            )
        )
        if explain { reply.reasons = groups.flatMap(\.reasons) }
        reply.page = {
            UnitPage.page(
                Bilingual("Evaluations", "评价报告"),
                unit: unit ?? Self.unit(of: groups, context),
                context,
                parts: groups.map { .chart($0.chart(context)) } + [.table(printed(rows, context))],
                rules: UnitPage.distinct(
                    groups.compactMap { InstrumentQuestion.ownChoice($0.instrument.rule) }
                )
            )
        }
        return reply
    }

    /// The one unit to which all subjects belong; nil for several.
    private static func unit(of groups: [EvaluationGroup], _ context: Context) -> UnitID? {
        let units = Set(groups.map { $0.place(context) })
        return units.count == 1 ? units.first ?? nil : nil
    }

    /// The subjects and the instruments by their names.
    private static func printed(_ rows: [EvaluationRow], _ context: Context) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let group = rows[index].group
            let form = group.instrument.rule.title ?? group.key.name
            rows[index].write(as: group.name(context), by: form, to: writer, context.language)
        }
    }
}
