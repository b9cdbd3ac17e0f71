import Domain
import Grammar
import Notation

/// `session correct`: corrects what was recorded of a session, or adds what it lacked.
enum SessionCorrect {
    private static let taken: Set<String> = [
        "title", "theme", "plan", "process", "evaluation", "category", "module", "programme",
    ]

    static let command = Command.update(
        [Label("session", "培训活动"), Label("correct", "更正")],
        Bilingual(
            "Corrects a session's words and proofs; hours and days are in entries already.",
            "更正活动的名称与要件；学时、日期已入台账，须冲销后重登。"
        ),
        Descriptions.session.positional,
        Descriptions.session.assignments { taken.contains($0.name.english) },
        CommonParameter.reason,
        source: "A27",
        examples: ["session correct S-1 evaluation=yes reason=补评价"]
    ) { context, id, assignments, _ throws(Refusal) in
        let before = try Descriptions.session.object(id, context.register)
        guard !assignments.isEmpty else {
            throw Refusal(
                .arity,
                "nothing to change is given",
                "没有给出要修改的字段",
                hint: taken.sorted().joined(separator: ",")
            )
        }
        var after = before
        try Descriptions.session.assign(assignments, to: &after, .correction(on: context.today))
        return Descriptions.session.revised(before, after)
    }
}
