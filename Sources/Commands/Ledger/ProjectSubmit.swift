import Domain
import Grammar
import Notation

/// `project submit`: hands an application in; one that lacks something is refused with what.
enum ProjectSubmit {
    static let command = Command.update(
        [Label("project", "模块项目"), Label("submit", "提交")],
        Bilingual("Hands a complete application in.", "提交申报；内容不全则列明所缺。"),
        Descriptions.project.positional,
        ProjectFlow.on,
        source: "A08",
        examples: ["project submit MP-2"]
    ) { context, id, on throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        let missing = try ProjectFlow.missing(before, context)
        guard missing.isEmpty else {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(id.text) lacks \(missing.map(\.english).joined(separator: ", "))",
                    "\(id.text) 缺\(missing.map(\.chinese).joined(separator: "、"))"
                ),
                want: missing[0].english,
                hint: "project correct \(id.text) \(missing[0].english)=… reason=…",
                details: [Refusal.Detail("rule", "application")]
            )
        }
        return Descriptions.project.revised(
            before,
            try ProjectFlow.moved(
                before,
                from: [.draft, .refused],
                to: .submitted,
                on: on ?? context.today,
                reason: nil
            )
        )
    }
}
