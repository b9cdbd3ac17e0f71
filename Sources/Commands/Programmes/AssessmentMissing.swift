import Domain
import Grammar
import Notation
import Schemes

/// `assessment missing`: who lacks one of the forms of assessment that a year needs.
enum AssessmentMissing {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("missing", "所缺", .text),
        ColumnSpec("have", "已有", .text),
    ])

    static let command = Command.query(
        [Label("assessment", "考核"), Label("missing", "欠缺")],
        Bilingual(
            "Lists who lacks one of the forms of assessment that a year needs.",
            "列出年度考核方式不全的教师。"
        ),
        CreditQuestion.unit,
        CreditQuestion.year,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A15",
        examples: ["assessment missing unit=hetu year=2024 scheme=province240"],
        work: Walk.ledgers
    ) { context, unit, year, scheme, explain throws(Refusal) in
        let question = AssessmentQuestion(context)
        let (rule, ruled, day) = try question.rule(for: unit, year, scheme)
        let rows = CreditQuestion(context).teachers(of: unit, on: day).compactMap {
            person -> (Person, [Assessment.Form], [Assessment.Form])? in
            let forms = Set(question.assessments(of: person.id, year).map(\.form))
            let missing = rule.needs.filter { !forms.contains($0) }
            guard !missing.isEmpty else { return nil }
            return (person, missing, Assessment.Form.allCases.filter(forms.contains))
        }
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (person, missing, have) = rows[index]
            writer.text(person.unit[day].text)
            writer.text(person.id.text)
            writer.text(person.name[day])
            for forms in [missing, have] {
                let names = forms.map { $0.label[language] }.joined(separator: ",")
                names.isEmpty ? writer.none() : writer.text(names)
            }
        }
        guard explain else { return Reply(body: .table(table)) }
        let needs = rule.needs.map(\.label)
        let line = "\(ruled.version.text) line \(rule.source.line)"
        let asked = Bilingual(
            "each year: \(needs.map(\.english).joined(separator: ", ")) (\(line))",
            "每年须有：\(needs.map(\.chinese).joined(separator: "、"))（\(line)）"
        )
        let have = rows.flatMap { person, _, _ in
            question.assessments(of: person.id, year).map {
                AssessmentQuestion.reason($0, rule)
            }
        }
        return Reply(body: .table(table), reasons: [asked] + have)
    }
}
