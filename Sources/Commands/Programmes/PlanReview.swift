import Domain
import Grammar
import Notation

/// `plan review`: records what a review said of one goal.
enum PlanReview {
    static let command = Command.update(
        [Label("plan", "学习计划"), Label("review", "评价")],
        Bilingual(
            "Records a review of one goal, while it is pursued or at the end.",
            "登记对某项目标的过程性或终结性评价。"
        ),
        Descriptions.plan.positional,
        Parameter<Int>.keyword(
            Label("goal", "目标"),
            Reading<Int>.value,
            Bilingual("the goal's number, from 1", "目标序号，从 1 起")
        ),
        Parameter<StudyPlan.Review.Stage>.keyword(
            Label("stage", "阶段"),
            Reading<StudyPlan.Review.Stage>.value,
            Bilingual("on the way, or the final one", "过程性或终结性")
        ),
        ProjectFlow.on,
        Parameter<String?>.optional(
            Label("text", "评语"),
            Reading<String>.value,
            Bilingual("what it said", "评语")
        ),
        source: "A18",
        examples: ["plan review SP-1 goal=1 stage=process on=2024-11-01 text=已读一本"]
    ) { context, id, goal, stage, on, text throws(Refusal) in
        let before = try Descriptions.plan.object(id, context.register)
        let day = on ?? context.today
        guard (1...before.goals.count).contains(goal) else {
            throw Refusal(
                .badArgument,
                "\(id.text) has the goals 1 to \(before.goals.count)",
                "\(id.text) 的目标为 1 至 \(before.goals.count)",
                want: "goal"
            )
        }
        guard day >= before.first else {
            throw Refusal(
                .rule,
                "\(day) is before the plan begins on \(before.first)",
                "\(day) 早于计划开始 \(before.first)",
                want: "on"
            )
        }
        if let text, text.contains(";") {
            throw Refusal(.badArgument, "a text without ;", "评语中不能有分号", want: "text")
        }
        let review = StudyPlan.Review(goal: goal, stage: stage, on: day, text: text)
        guard !before.reviews.contains(review) else {
            return Descriptions.plan.revised(before, before)
        }
        if stage == .final, before.reviews.contains(where: { $0.goal == goal && $0.stage == stage })
        {
            throw Refusal(
                .state,
                Bilingual("goal \(goal) has its final review", "目标 \(goal) 已有终结性评价"),
                want: "goal",
                hint: "plan show \(id.text)",
                details: [Refusal.Detail("is", "final")]
            )
        }
        var after = before
        after.reviews.append(review)
        return Descriptions.plan.revised(before, after)
    }
}
