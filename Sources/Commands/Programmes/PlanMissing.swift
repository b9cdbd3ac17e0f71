import Domain
import Grammar
import Notation
import Schemes

/// `plan missing`: who has no plan of a kind that the scheme asks, and goals that nobody reviewed.
enum PlanMissing {
    private struct Row: Sendable {
        let person: Person
        let kind: StudyPlan.Kind
        let plan: StudyPlan?
        let goals: [Int]
        let state: Bilingual
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("kind", "类别", .word),
        ColumnSpec("plan", "学习计划", .id), ColumnSpec("missing", "所缺", .text),
        ColumnSpec("goals", "未评目标", .text),
    ])

    static let command = Command.query(
        [Label("plan", "学习计划"), Label("missing", "欠缺")],
        Bilingual(
            "Lists who has no plan that the scheme asks for, and goals without a review.",
            "列出缺少应有学习计划的教师，以及未评价的目标。"
        ),
        CreditQuestion.unit,
        CreditQuestion.scheme,
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A18",
        examples: ["plan missing unit=hetu scheme=growth72"],
        work: Walk.ledgers
    ) { context, unit, scheme, asof, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = asof ?? context.today
        var rows: [Row] = []
        var isAsked = false
        var reasons: [Bilingual] = []
        for person in question.teachers(of: unit, on: day) {
            for ruled in try question.regulating(scheme, for: person.unit[day], on: day) {
                isAsked = isAsked || !ruled.rules.plans.isEmpty
                for rule in ruled.rules.plans {
                    guard let row = row(person, rule, day, context) else { continue }
                    rows.append(row)
                    if explain { reasons += Self.reasons(row, rule, ruled, day, context) }
                }
            }
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let row = found[index]
            writer.text(row.person.unit[day].text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(row.kind.label.english)
            row.plan.map { writer.text($0.id.text) } ?? writer.none()
            writer.text(row.state[language])
            let goals = row.goals.map { String($0) }.joined(separator: ",")
            goals.isEmpty ? writer.none() : writer.text(goals)
        }
        let notes =
            isAsked
            ? [] : [Bilingual("no scheme here asks for plans", "方案没有规定学习计划")]
        return Reply(body: .table(table), reasons: reasons, notes: notes)
    }

    /// By which rule the teacher owes a plan of the kind, and what there is of it.
    private static func reasons(
        _ row: Row,
        _ rule: PlanRule,
        _ ruled: CreditQuestion.Ruled,
        _ day: Day,
        _ context: Context
    ) -> [Bilingual] {
        let (person, kind) = (row.person, rule.kind.label)
        let line = "\(ruled.version.text) line \(rule.source.line)"
        let head = Bilingual(
            "\(person.id.text) \(kind.english): asked of "
                + (rule.condition.map { "those of whom \($0)" } ?? "everybody") + " (\(line))",
            "\(person.id.text) \(kind.chinese)计划："
                + (rule.condition.map { "符合 \($0) 者须有" } ?? "人人须有") + "（\(line)）"
        )
        let plans = context.register.index.plansByTeacher[person.id]
            .compactMap { context.register.plans[$0] }.filter { $0.kind == rule.kind }
            .sorted { $0.first < $1.first }
        guard !plans.isEmpty else {
            return [head, Bilingual("  none on \(day)", "  \(day) 时没有")]
        }
        return [head]
            + plans.map { plan in
                let open = plan.unreviewed(at: .final).map { String($0) }
                let days = "  \(plan.id.text) \(plan.first)..\(plan.last)"
                return Bilingual(
                    "\(days): \(plan.goals.count) goals, without final review: "
                        + (open.isEmpty ? "none" : open.joined(separator: ",")),
                    "\(days)：目标 \(plan.goals.count) 项，未终评："
                        + (open.isEmpty ? "无" : open.joined(separator: "、"))
                )
            }
    }

    /// - Returns: nil where the teacher has the plan and every goal was looked at in time.
    private static func row(
        _ person: Person,
        _ rule: PlanRule,
        _ day: Day,
        _ context: Context
    ) -> Row? {
        let register = context.register
        if let condition = rule.condition {
            let view = View(register: register, day: day, role: context.role)
            let fits = StageRule.predicate(condition)?.holds(for: person, in: view)
            guard fits == .yes else { return nil }
        }
        let plans = register.index.plansByTeacher[person.id].compactMap { register.plans[$0] }
            .filter { $0.kind == rule.kind && $0.first <= day }.sorted { $0.first < $1.first }
        guard let plan = plans.last(where: { $0.last >= day }) else {
            // The last one that is over may still wait for its final reviews.
            let over = plans.last.map { $0.unreviewed(at: .final) } ?? []
            return Row(
                person: person,
                kind: rule.kind,
                plan: over.isEmpty ? nil : plans.last,
                goals: over,
                state: over.isEmpty
                    ? Bilingual("no plan", "无计划")
                    : Bilingual("no plan; the last one without final review", "无计划；上期未终评")
            )
        }
        let open = plan.unreviewed(at: .process).filter {
            plan.unreviewed(at: .final).contains($0)
        }
        guard !open.isEmpty else { return nil }
        return Row(
            person: person,
            kind: rule.kind,
            plan: plan,
            goals: open,
            state: Bilingual("goals without review", "目标未评价")
        )
    }
}
