import Domain
import Grammar
import Notation

/// `project start`: when a self-chosen project was begun; before its approval it is not recognised.
enum ProjectStart {
    static let command = Command.update(
        [Label("project", "模块项目"), Label("start", "实施")],
        Bilingual(
            "Records the first day on which a project was carried out, however early it was.",
            "登记项目开始实施日期；先实施后批准者不予认定。"
        ),
        Descriptions.project.positional,
        ProjectFlow.on,
        source: "A28",
        examples: ["project start MP-1 on=2024-05-06"]
    ) { context, id, on throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        let day = on ?? context.today
        guard day <= context.today else {
            throw Refusal(
                .badArgument,
                "\(day) is in the future",
                "\(day) 尚未到来",
                want: "on"
            )
        }
        var after = before
        after.started = day
        var notes: [Bilingual] = []
        if before.kind == .selfChosen, after.isStartedEarly {
            notes.append(
                before.approved.map { approved in
                    Bilingual(
                        "started before its approval on \(approved): it is not recognised",
                        "早于批准日 \(approved) 实施：不予认定"
                    )
                }
                    ?? Bilingual(
                        "started without approval: it is not recognised",
                        "未经批准即实施：不予认定"
                    )
            )
        }
        return Descriptions.project.revised(before, after, notes: notes)
    }
}
