import Domain
import Grammar
import Notation
import Schemes

/// `assessment grades`: how the grades of a year are distributed, by unit and form.
enum AssessmentGrades {
    private struct Key: Hashable, Comparable {
        let unit: UnitID
        let form: Assessment.Form
        let subject: String

        static func < (left: Key, right: Key) -> Bool {
            (left.unit, left.form.rawValue, left.subject)
                < (right.unit, right.form.rawValue, right.subject)
        }
    }

    private struct Count {
        var teachers: Set<PersonID> = []
        var grades: [Assessment.Grade: Int] = [:]
        var ungraded = 0
    }

    private static let columns = ColumnSet(
        [
            ColumnSpec("unit", "单位", .id), ColumnSpec("form", "方式", .word),
            ColumnSpec("subject", "内容", .text), ColumnSpec("teachers", "人数", .integer),
        ]
            + Assessment.Grade.allCases.map {
                ColumnSpec($0.label.english, $0.label.chinese, .integer)
            } + [
                ColumnSpec("ungraded", "未定等级", .integer),
                ColumnSpec("passed-share", "合格比例", .percent),
            ]
    )

    static let command = Command.query(
        [Label("assessment", "考核"), Label("grades", "等级")],
        Bilingual(
            "Shows how a year's grades are distributed, by unit and form.",
            "按单位、方式统计年度考核等级分布。"
        ),
        CreditQuestion.unit,
        CreditQuestion.year,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A15",
        examples: ["assessment grades unit=hetu year=2024 scheme=province240"],
        work: Walk.ledgers
    ) { context, unit, year, scheme, explain throws(Refusal) in
        let question = AssessmentQuestion(context)
        let (rule, ruled, day) = try question.rule(for: unit, year, scheme)
        var counts: [Key: Count] = [:]
        var reasons: [Bilingual] = []
        for person in CreditQuestion(context).teachers(of: unit, on: day) {
            for assessment in question.assessments(of: person.id, year) {
                let key = Key(
                    unit: person.unit[day],
                    form: assessment.form,
                    subject: assessment.subject ?? ""
                )
                add(assessment, rule, to: &counts[key, default: Count()])
                if explain { reasons.append(AssessmentQuestion.reason(assessment, rule)) }
            }
        }
        let rows = counts.sorted { $0.key < $1.key }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (key, count) = rows[index]
            writer.text(key.unit.text)
            writer.text(key.form.label.english)
            key.subject.isEmpty ? writer.none() : writer.text(key.subject)
            writer.integer(count.teachers.count)
            for grade in Assessment.Grade.allCases { writer.integer(count.grades[grade] ?? 0) }
            writer.integer(count.ungraded)
            let graded = count.grades.values.reduce(0, +)
            let passed = graded - (count.grades[.failed] ?? 0)
            let share = graded == 0 ? nil : Fraction(passed, graded).rounded(places: 4)
            share.map { writer.fixed($0, places: 2) } ?? writer.none()
        }
        let title = Bilingual("Assessment grades, \(year)", "\(year) 年度考核等级分布")
        let notes = AssessmentQuestion.notes(rule, ruled)
        let explained = reasons
        return Reply(
            body: .table(table),
            reasons: explained,
            notes: notes,
            page: { UnitPage.page(title, unit: unit, context, rules: [basis]) }
        )
    }

    private static let basis = Bilingual(
        "A15: each form by itself; the share of those with a grade that passed",
        "A15：按考核方式分别统计；合格比例以已定等级者为基数"
    )

    private static func add(
        _ assessment: Assessment,
        _ rule: AssessmentRule,
        to count: inout Count
    ) {
        count.teachers.insert(assessment.teacher)
        guard let grade = rule.grade(of: assessment) else {
            count.ungraded += 1
            return
        }
        count.grades[grade, default: 0] += 1
    }
}
