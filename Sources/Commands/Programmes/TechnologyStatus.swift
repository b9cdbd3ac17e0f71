import Domain
import Grammar
import Notation
import Schemes

/// `technology status`: who must take the technology course, who has, who may sit the examination.
enum TechnologyStatus {
    private struct Row: Sendable {
        let person: Person
        let must: String
        let hours: Int
        let need: Int
        let course: TechnologyCourse?
        let maySit: Bool
        let isExempt: Bool
        let missing: [Bilingual]
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("must", "应训", .word),
        ColumnSpec("hours", "学时", .decimal), ColumnSpec("need", "应有", .decimal),
        ColumnSpec("short", "缺", .decimal), ColumnSpec("process", "过程评价", .word),
        ColumnSpec("may-sit", "可考试", .flag), ColumnSpec("exam", "考试", .word),
        ColumnSpec("exempt", "免试", .flag), ColumnSpec("done", "完成", .flag),
        ColumnSpec("missing", "所缺", .text),
    ])

    static let command = Command.query(
        [Label("technology", "技术培训"), Label("status", "进度")],
        Bilingual(
            "Shows who must take the course, who has, and who may sit the examination.",
            "列出应训、已完成及可参加考试的教师。"
        ),
        CreditQuestion.unit,
        CreditQuestion.scheme,
        CommonParameter.asof,
        Parameter<Bool>.flag(
            Label("open", "未完成"),
            Bilingual("only those who have not completed it", "只列未完成者")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A14",
        examples: [
            "technology status unit=hetu scheme=edtech50",
            "technology status unit=hetu scheme=edtech50 open",
        ],
        work: Walk.ledgers
    ) { context, unit, scheme, asof, onlyOpen, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = asof ?? context.today
        let all = try question.regulating(scheme, for: unit, on: day)
        guard let ruled = all.first(where: { $0.rules.technology != nil }),
            let rule = ruled.rules.technology
        else {
            throw Refusal(
                .rule,
                "no scheme here has a technology course",
                "方案没有教育技术能力培训的规定",
                want: "scheme",
                hint: "scheme=edtech50"
            )
        }
        let rows = question.teachers(of: unit, on: day)
            .map { row($0, rule, day, context) }
            .filter { !onlyOpen || !$0.missing.isEmpty }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], day, context.language, to: writer)
        }
        let title = Bilingual("Technology course", "教育技术能力培训进度")
        return Reply(
            body: .table(table),
            reasons: explain ? rows.flatMap { reasons($0, rule, day, context) } : [],
            notes: notes(rule, ruled),
            meta: [
                Reply.Meta("done", rows.count { $0.missing.isEmpty }),
                Reply.Meta("of", rows.count),
            ],
            page: { UnitPage.page(title, unit: unit, context, rules: []) }
        )
    }

    private static func row(
        _ person: Person,
        _ rule: TechnologyRule,
        _ day: Day,
        _ context: Context
    ) -> Row {
        let flow = TechnologyFlow(context: context)
        let course = flow.course(of: person.id)
        let hours = flow.hours(of: person.id, rule, upTo: day)
        let isExempt = rule.isExempt(course)
        var missing: [Bilingual] = []
        if hours < rule.hours.hundredths {
            let short = Hours(hundredths: rule.hours.hundredths - hours).text
            missing.append(Bilingual("\(short) h", "\(short) 学时"))
        }
        if !isExempt {
            if rule.needsProcess, course?.process?.isPassed != true {
                missing.append(Bilingual("process evaluation", "过程评价"))
            }
            if course?.exam?.isPassed != true { missing.append(Bilingual("examination", "考试")) }
        }
        let must = rule.isOwed(by: person, on: day).map { $0 ? "yes" : "no" } ?? "unknown"
        return Row(
            person: person,
            must: must,
            hours: hours,
            need: rule.hours.hundredths,
            course: course,
            maySit: rule.maySit(course) && !isExempt && course?.exam?.isPassed != true,
            isExempt: isExempt,
            missing: missing
        )
    }

    /// The lines whose hours count, and what stands for the process evaluation and examination.
    private static func reasons(
        _ row: Row,
        _ rule: TechnologyRule,
        _ day: Day,
        _ context: Context
    ) -> [Bilingual] {
        let lines = TechnologyFlow(context: context).lines(of: row.person.id, rule, upTo: day)
        let sum = lines.map { "\($0.id.text) \($0.hours.text)" }.joined(separator: " + ")
        let (have, need) = (Hours(hundredths: row.hours).text, rule.hours.text)
        let sign = row.hours >= row.need ? "≥" : "<"
        let line = rule.source.line
        var found = [
            Bilingual(
                "\(row.person.id.text): \(sum.isEmpty ? "0" : sum) = \(have) \(sign) \(need) "
                    + "(line \(line))",
                "\(row.person.id.text)：\(sum.isEmpty ? "0" : sum) = \(have) \(sign) \(need)"
                    + "（第 \(line) 行）"
            )
        ]
        let outcomes = [
            (Bilingual("process evaluation", "过程评价"), row.course?.process),
            (Bilingual("examination", "考试"), row.course?.exam),
        ]
        for (name, outcome) in outcomes {
            guard let outcome else { continue }
            let result = PassResult(outcome.isPassed).label
            found.append(
                Bilingual(
                    "  \(name.english): \(result.english) on \(outcome.on)",
                    "  \(name.chinese)：\(outcome.on) \(result.chinese)"
                )
            )
        }
        if let certificate = row.course?.certificate {
            found.append(
                Bilingual(
                    "  certificate \(certificate): "
                        + (row.isExempt ? "exempt from the examination" : "exempts from nothing"),
                    "  证书 \(certificate)：" + (row.isExempt ? "免试" : "不在免试之列")
                )
            )
        }
        return found
    }

    private static func write(
        _ row: Row,
        _ day: Day,
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        writer.text(row.person.unit[day].text)
        writer.text(row.person.id.text)
        writer.text(row.person.name[day])
        writer.text(row.must)
        writer.decimal(row.hours, places: 2)
        writer.decimal(row.need, places: 2)
        writer.decimal(max(0, row.need - row.hours), places: 2)
        result(row.course?.process, to: writer)
        writer.flag(row.maySit)
        result(row.course?.exam, to: writer)
        writer.flag(row.isExempt)
        writer.flag(row.missing.isEmpty)
        let missing = row.missing.map { $0[language] }.joined(separator: "; ")
        missing.isEmpty ? writer.none() : writer.text(missing)
    }

    private static func result(_ outcome: TechnologyCourse.Outcome?, to writer: any ReplyWriter) {
        outcome.map { writer.text(PassResult($0.isPassed).label.english) } ?? writer.none()
    }

    /// What the source leaves blank is said, and never guessed.
    private static func notes(
        _ rule: TechnologyRule,
        _ ruled: CreditQuestion.Ruled
    ) -> [Bilingual] {
        let line = RuleCitation.of(rule.source, in: ruled.version.text)
        var notes: [Bilingual] = []
        if rule.menBelow == nil || rule.womenBelow == nil {
            notes.append(
                Bilingual(
                    "the age below which teachers must take it is not set (\(line.english))",
                    "应训年龄界限未定（\(line.chinese)）"
                )
            )
        }
        notes.append(
            rule.by.map { Bilingual("by \($0) (\(line.english))", "完成期限 \($0)（\(line.chinese)）") }
                ?? Bilingual("by when is not set (\(line.english))", "完成期限未定（\(line.chinese)）")
        )
        return notes
    }
}
