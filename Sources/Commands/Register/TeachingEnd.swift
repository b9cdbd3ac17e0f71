import Domain
import Grammar
import Notation

/// `teaching end`: the last day of an assignment.
enum TeachingEnd {
    static let command = Command.update(
        [Label("teaching", "任课"), Label("end", "结束")],
        Bilingual("Records the last day of a teaching assignment.", "登记任课的结束日期。"),
        Descriptions.teaching.positional,
        RetirementParameter.on,
        examples: ["teaching end TA-1 on=2025-01-17"]
    ) { context, id, day throws(Refusal) in
        let before = try Descriptions.teaching.object(id, context.register)
        guard day >= before.from else {
            throw Refusal(
                .badArgument,
                "it began on \(before.from), after that day",
                "任课始于 \(before.from)，晚于该日",
                want: "on"
            )
        }
        var after = before
        after.to = day
        return Descriptions.teaching.revised(before, after)
    }
}
