import Domain
import Grammar
import Notation

/// `project brief`: an application was presented at the briefing (立项说明会).
enum ProjectBrief {
    static let command = Command.update(
        [Label("project", "模块项目"), Label("brief", "说明")],
        Bilingual("Records the briefing of an application.", "登记立项说明会。"),
        Descriptions.project.positional,
        ProjectFlow.on,
        source: "A09",
        examples: ["project brief MP-3"]
    ) { context, id, on throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        return Descriptions.project.revised(
            before,
            try ProjectFlow.moved(
                before,
                from: [.submitted],
                to: .presented,
                on: on ?? context.today,
                reason: nil
            )
        )
    }
}
