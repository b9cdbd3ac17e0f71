import Domain
import Grammar
import Notation

/// `technology process`: records the process evaluation, which opens the way to the examination.
enum TechnologyProcess {
    static let command = Command.update(
        [Label("technology", "技术培训"), Label("process", "过程评价")],
        Bilingual(
            "Records the process evaluation, which opens the way to the examination.",
            "登记过程性评价，合格方可参加考试。"
        ),
        TechnologyFlow.teacher,
        TechnologyFlow.result,
        ProjectFlow.on,
        UnitParameter.near,
        source: "A14",
        examples: ["technology process T001 result=passed on=2024-05-10"]
    ) { context, teacher, result, on, _ throws(Refusal) in
        let flow = TechnologyFlow(context: context)
        let day = on ?? context.today
        if let exam = flow.course(of: teacher)?.exam, day > exam.on {
            throw Refusal(
                .rule,
                Bilingual(
                    "the examination was on \(exam.on), before the process evaluation",
                    "考试在 \(exam.on)，早于过程评价"
                ),
                want: "on",
                details: [Refusal.Detail("rule", "process-first")]
            )
        }
        return flow.revised(teacher, notes: StillToCome.notes(day, context)) {
            $0.process = TechnologyCourse.Outcome(isPassed: result == .passed, on: day)
        }
    }
}
