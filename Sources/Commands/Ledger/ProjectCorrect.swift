import Domain
import Grammar
import Notation

/// `project correct`: changes an application that is not decided yet.
enum ProjectCorrect {
    private static let taken: Set<String> = [
        "theme", "courses", "half-days", "methods", "full-staff", "plan", "outline",
        "principal", "leader", "group",
    ]

    static let command = Command.update(
        [Label("project", "模块项目"), Label("correct", "更正")],
        Bilingual("Changes an application before its decision.", "立项审批前修改申报内容。"),
        Descriptions.project.positional,
        Descriptions.project.assignments { taken.contains($0.name.english) },
        CommonParameter.reason,
        source: "A08",
        examples: ["project correct MP-2 methods=推门课,讲座观摩 reason=补方法"]
    ) { context, id, assignments, _ throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        guard [.draft, .submitted, .presented].contains(before.status) else {
            throw Refusal(
                .state,
                "\(id.text) is decided: \(before.status.label.english)",
                "\(id.text) 已审批：\(before.status.label.chinese)",
                want: "project",
                hint: "project show \(id.text)"
            )
        }
        var after = before
        try Descriptions.project.assign(assignments, to: &after, .correction(on: context.today))
        let proposal = Descriptions.project.revised(before, after)
        try ReferenceCheck.check(proposal.changes, context.register)
        return proposal
    }
}
