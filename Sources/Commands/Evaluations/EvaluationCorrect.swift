import Domain
import Grammar

/// `evaluation correct`: corrects the day, the forms handed out or the comment of an evaluation.
enum EvaluationCorrect {
    static let command = Descriptions.evaluation.correctCommand(
        summary: Bilingual(
            "Corrects the day, the forms handed out or the comment of an evaluation.",
            "更正评价的日期、发放份数或评语。"
        ),
        source: "J08",
        examples: ["evaluation correct EV-1 comment=补充说明 reason=补录"],
        happened: { $0.on },
        check: check
    )

    @Sendable
    private static func check(
        _ evaluation: Evaluation,
        _ context: Context,
        _: Day
    ) throws(Refusal) {
        try EvaluationAdd.checkDay(evaluation, context.register)
        if let invited = evaluation.invited {
            guard case .tally(let tally) = evaluation.content, tally.forms <= invited else {
                throw Refusal(
                    .rule,
                    "only a tally has forms handed out, and no fewer than came back",
                    "只有统计才有发放份数，且不少于回收份数",
                    want: "invited"
                )
            }
        }
        let days = evaluation.findings.flatMap { [$0.due, $0.rectified].compactMap(\.self) }
        guard let first = days.min(), first < evaluation.on else { return }
        throw Refusal(
            .rule,
            "a finding is due or put right on \(first), before that day",
            "有问题的期限或整改日期 \(first) 早于该日",
            want: "on"
        )
    }
}
