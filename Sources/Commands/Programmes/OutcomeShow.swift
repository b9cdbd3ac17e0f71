import Domain
import Grammar
import Notation
import Schemes

/// `outcome show`: which share of a unit's teachers reached a grade, against targets that may be
/// unset.
enum OutcomeShow {
    private struct Row: Sendable {
        let scheme: String
        let rule: OutcomeRule
        let teachers: Int
        let assessed: Int
        let reached: Int
        let verdict: Verdict
    }

    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("target", "目标", .text),
        ColumnSpec("teachers", "人数", .integer), ColumnSpec("assessed", "已考核", .integer),
        ColumnSpec("reached", "达到", .integer), ColumnSpec("share", "比例", .percent),
        ColumnSpec("least", "至少", .percent), ColumnSpec("need", "应有", .integer),
        ColumnSpec("verdict", "结论", .word), ColumnSpec("mode", "效力", .word),
    ])

    static let command = Command.query(
        [Label("outcome", "成效目标"), Label("show", "查看")],
        Bilingual(
            "Shows the shares of a unit's teachers that reached a grade, against their targets.",
            "查看单位教师胜任率、优秀率、师德合格率及其目标。"
        ),
        CreditQuestion.unit,
        CreditQuestion.year,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A32",
        examples: ["outcome show unit=hetu year=2024 scheme=province240"],
        work: Walk.ledgers
    ) { context, unit, year, scheme, explain throws(Refusal) in
        let question = AssessmentQuestion(context)
        let credits = CreditQuestion(context)
        let day = try question.day(of: year)
        var rows: [Row] = []
        var notes: [Bilingual] = []
        var reasons: [Bilingual] = []
        for ruled in try credits.regulating(scheme, for: unit, on: day)
        where !ruled.rules.outcomes.isEmpty {
            let people = credits.teachers(of: unit, on: day)
            let own = people.map { question.assessments(of: $0.id, year) }
            let shown = ruled.rules.outcomes.map { row($0, own, ruled) }
            rows += shown
            if explain {
                for row in shown { reasons += Self.reasons(row, own.joined(), ruled) }
            }
            notes += ruled.rules.outcomes.filter { $0.least == nil }.map { rule in
                let line = "\(ruled.version.text) line \(rule.source.line)"
                return Bilingual(
                    "\(rule.name): the target is not set (\(line))",
                    "\(rule.name)：目标未定（\(line)）"
                )
            }
            if let rule = ruled.rules.assessment {
                notes += AssessmentQuestion.notes(rule, ruled)
            }
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], to: writer)
        }
        if rows.isEmpty {
            notes = [Bilingual("no scheme here has outcome targets", "方案没有成效目标")]
        }
        return Reply(body: .table(table), reasons: reasons, notes: notes)
    }

    /// The assessments that a row counts, and its arithmetic.
    private static func reasons(
        _ row: Row,
        _ assessments: some Sequence<Assessment>,
        _ ruled: CreditQuestion.Ruled
    ) -> [Bilingual] {
        let rule = row.rule
        let line = "\(ruled.version.text) line \(rule.source.line)"
        let grade = rule.grade.label
        let least = rule.least.map { $0.text }
        let need = rule.least.map { "\($0.fraction.ceiling(times: row.assessed))" } ?? ""
        let head = Bilingual(
            "\(rule.name): \(grade.english) or better in \(rule.subject): "
                + "\(row.reached) of \(row.assessed) assessed"
                + (least.map { "; \($0) of \(row.assessed), up: \(need)" } ?? "; target not set")
                + " (\(line))",
            "\(rule.name)：\(rule.subject) 达到\(grade.chinese)以上：已考核 \(row.assessed) 人中 "
                + "\(row.reached) 人"
                + (least.map { "；\(row.assessed) 人的 \($0) 向上取整为 \(need) 人" } ?? "；目标未定")
                + "（\(line)）"
        )
        let counted = assessments.filter { $0.subject == rule.subject }
        return [head] + counted.map { AssessmentQuestion.reason($0, ruled.rules.assessment) }
    }

    /// A teacher reaches it by the best grade of the year; only the assessed are the base.
    private static func row(
        _ rule: OutcomeRule,
        _ assessments: [[Assessment]],
        _ ruled: CreditQuestion.Ruled
    ) -> Row {
        let order = Assessment.Grade.allCases
        let bar = order.firstIndex(of: rule.grade) ?? 0
        let best = assessments.map { own in
            own.filter { $0.subject == rule.subject }.compactMap { assessment in
                (ruled.rules.assessment?.grade(of: assessment) ?? assessment.grade)
                    .flatMap { order.firstIndex(of: $0) }
            }.min()
        }
        let assessed = best.count { $0 != nil }
        let reached = best.count { $0.map { $0 <= bar } ?? false }
        let verdict: Verdict
        if let least = rule.least, assessed > 0 {
            verdict = reached >= least.fraction.ceiling(times: assessed) ? .met : .notMet
        } else {
            verdict = .noData
        }
        return Row(
            scheme: ruled.version.text,
            rule: rule,
            teachers: assessments.count,
            assessed: assessed,
            reached: reached,
            verdict: verdict
        )
    }

    private static func write(_ row: Row, to writer: any ReplyWriter) {
        writer.text(row.scheme)
        writer.text(row.rule.name)
        writer.integer(row.teachers)
        writer.integer(row.assessed)
        writer.integer(row.reached)
        let share =
            row.assessed == 0 ? nil : Fraction(row.reached, row.assessed).rounded(places: 4)
        share.map { writer.fixed($0, places: 2) } ?? writer.none()
        // Unset is said so: never zero.
        row.rule.least.map { writer.fixed($0.hundredths, places: 2) } ?? writer.none()
        let need = row.assessed == 0 ? nil : row.rule.least?.fraction.ceiling(times: row.assessed)
        need.map { writer.integer($0) } ?? writer.none()
        writer.text(row.verdict.label.english)
        writer.text(row.rule.mode.label.english)
    }
}
