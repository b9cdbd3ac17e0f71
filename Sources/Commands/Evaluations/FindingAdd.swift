import Domain
import Grammar
import Notation

/// `finding add`: something that an inspection found.
enum FindingAdd {
    static let command = Command.update(
        [Label("finding", "问题"), Label("add", "登记")],
        Bilingual("Records something that an inspection found.", "登记督导检查发现的问题及整改期限。"),
        Descriptions.evaluation.positional,
        Parameter<String>.keyword(
            Label("text", "内容"),
            Reading<String>.value,
            Bilingual("what was found", "问题内容")
        ),
        Parameter<Day?>.optional(
            Label("due", "期限"),
            Reading<Day>.value,
            Bilingual("until when it is to be put right", "整改期限")
        ),
        source: "I07",
        examples: ["finding add EV-1 text=教案缺反思 due=2024-11-15"]
    ) { context, id, text, due throws(Refusal) in
        let before = try Descriptions.evaluation.object(id, context.register)
        if let due, due < before.on {
            throw Refusal(
                .rule,
                "due on \(due) is before \(before.on)",
                "期限 \(due) 早于检查日期 \(before.on)",
                want: "due"
            )
        }
        if let old = before.findings.first(where: { $0.text == text }) {
            guard old.due == due else {
                let has = old.due.map { Bilingual("due \($0)", "期限 \($0)") }
                throw Refusal(
                    .exists,
                    "the finding is there already, \(has?.english ?? "without a due date")",
                    "该问题已登记，\(has?.chinese ?? "未设期限")",
                    want: "due"
                )
            }
            return Descriptions.evaluation.revised(before, before)
        }
        guard before.findings.count < Evaluation.findingLimit else {
            throw Refusal(
                .tooBig,
                "more than \(Evaluation.findingLimit) findings",
                "问题超过 \(Evaluation.findingLimit) 条",
                want: "text"
            )
        }
        var after = before
        after.findings.append(Evaluation.Finding(text: text, due: due))
        var proposal = Descriptions.evaluation.revised(before, after)
        proposal.reply.meta.append(Reply.Meta("number", after.findings.count))
        return proposal
    }
}
