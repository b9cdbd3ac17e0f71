import Domain
import Grammar
import Notation
import Schemes

/// `figures show`: mean, rates, deviation, indices of classes, grades, schools (一分三率).
enum FiguresShow {
    static let command = Command.query(
        [Label("figures", "数据"), Label("show", "查看")],
        Bilingual(
            "Shows mean, rates, standard deviation and indices of classes, grades, schools.",
            "查看一分三率、标准差、得分率、离级均差和综合指数。"
        ),
        TargetQuestion.test,
        TargetQuestion.term,
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.subject,
        TargetQuestion.unit,
        Parameter<Figures.Level?>.optional(
            Label("by", "层次"),
            Reading<Figures.Level>.value,
            Bilingual("class, grade, school or all; class", "班级、年级、学校或全部，默认班级")
        ),
        CommonParameter.explain,
        columns: FigureTable.columns,
        source: "H01; practice.md 3.4",
        examples: ["figures show test=2024-10", "数据 查看 测验=2024-10 层次=年级 依据"],
        work: Walk.figures
    ) { context, test, term, name, grade, subject, unit, level, explain throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: term,
            schoolClass: name,
            grade: grade,
            subject: subject,
            unit: unit
        )
        let all = try Figures(context.regulations).rows(
            of: question.tests,
            classes: Set(question.classes.map(\.id)),
            at: level ?? .schoolClass
        )
        let rows = all.filter { subject == nil || $0.key.subject == subject }
        let table = FigureTable(rows: rows, register: context.register)
        var reply = Reply(body: .table(table.table))
        if level ?? .schoolClass == .schoolClass {
            reply.notes = IndexWeights.notes(of: rows)
        }
        if explain {
            reply.reasons = rows.flatMap { FigureReasons(row: $0).lines }
            if level ?? .schoolClass == .schoolClass {
                reply.reasons += IndexWeights.reasons(of: rows)
            }
        }
        let about = UnitPage.about(test, term, context.register)
        let owner = unit ?? test?.unit ?? term?.unit
        reply.page = {
            UnitPage.page(
                Bilingual("Figures, \(about.english)", "\(about.chinese) 成绩统计"),
                unit: owner,
                context,
                parts: FigureCharts(rows: rows, context: context).charts.map { .chart($0) }
                    + [.table(table.printed(context))],
                rules: UnitPage.distinct(
                    rows.flatMap { FigureReasons(row: $0).rules }
                )
            )
        }
        return reply
    }
}
