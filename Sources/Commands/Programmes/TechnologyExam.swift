import Domain
import Grammar
import Notation
import Schemes

/// `technology exam`: records the examination; who has not passed the process may not sit it.
enum TechnologyExam {
    static let command = Command.update(
        [Label("technology", "技术培训"), Label("exam", "考试")],
        Bilingual(
            "Records the examination; only those who passed the process evaluation may sit it.",
            "登记考试；过程评价合格者方可参加。"
        ),
        TechnologyFlow.teacher,
        TechnologyFlow.result,
        ProjectFlow.on,
        UnitParameter.near,
        source: "A14",
        examples: ["technology exam T001 result=passed on=2024-06-10"]
    ) { context, teacher, result, on, _ throws(Refusal) in
        let flow = TechnologyFlow(context: context)
        let day = on ?? context.today
        let course = flow.course(of: teacher)
        if let found = try flow.rule(for: teacher, on: day) {
            try check(course, day, found.rule, found.ruled)
        }
        return flow.revised(teacher, notes: StillToCome.notes(day, context)) {
            $0.exam = TechnologyCourse.Outcome(isPassed: result == .passed, on: day)
        }
    }

    /// - Throws: RULE where the process evaluation is missing, failed or later.
    private static func check(
        _ course: TechnologyCourse?,
        _ day: Day,
        _ rule: TechnologyRule,
        _ ruled: CreditQuestion.Ruled
    ) throws(Refusal) {
        guard rule.needsProcess else { return }
        let problem: Bilingual
        switch course?.process {
        case nil: problem = Bilingual("no process evaluation is recorded", "未登记过程评价")
        case .some(let process) where !process.isPassed:
            problem = Bilingual(
                "the process evaluation of \(process.on) was failed",
                "\(process.on) 过程评价不合格"
            )
        case .some(let process) where process.on > day:
            problem = Bilingual(
                "the process evaluation is of \(process.on), after the examination",
                "过程评价 \(process.on) 晚于考试"
            )
        case .some: return
        }
        let line = RuleCitation.of(rule.source, in: ruled.version.text)
        throw Refusal(
            .rule,
            Bilingual(
                "may not sit the examination: \(problem.english) (\(line.english))",
                "不能参加考试：\(problem.chinese)（\(line.chinese)）"
            ),
            want: "teacher",
            hint: "technology process … result=passed",
            details: [Refusal.Detail("rule", "process-gate")]
        )
    }
}
