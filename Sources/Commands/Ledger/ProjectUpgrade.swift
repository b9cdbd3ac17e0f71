import Domain
import Grammar
import Notation

/// `project upgrade`: a mature project becomes district training.
enum ProjectUpgrade {
    static let command = Command.update(
        [Label("project", "模块项目"), Label("upgrade", "升级")],
        Bilingual("Takes an approved project over as district training.", "将成熟项目升级为区级集中培训。"),
        Descriptions.project.positional,
        ProjectFlow.on,
        ProjectFlow.reason,
        role: .approver,
        source: "A10",
        examples: ["project upgrade MP-1 on=2024-11-01"]
    ) { context, id, on, reason throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        return Descriptions.project.revised(
            before,
            try ProjectFlow.moved(
                before,
                from: [.approved],
                to: .upgraded,
                on: on ?? context.today,
                reason: reason
            )
        )
    }
}
