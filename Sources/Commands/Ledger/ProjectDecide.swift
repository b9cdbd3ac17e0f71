import Domain
import Grammar
import Notation
import Schemes

/// `project decide`: the panel's decision; nobody decides on their own school's project.
enum ProjectDecide {
    private static let result = Parameter<PanelDecision>.keyword(
        Label("result", "结果"),
        Reading<PanelDecision>.choice,
        Bilingual("approved or refused", "已立项或未立项")
    )

    static let command = Command.update(
        [Label("project", "模块项目"), Label("decide", "审批")],
        Bilingual(
            "Records the panel's decision; its date governs what counts.",
            "登记专家组审批；立项日期决定认定范围。"
        ),
        Descriptions.project.positional,
        result,
        Parameter<[String]>.keyword(
            Label("panel", "专家组"),
            Reading<[String]>.value,
            Bilingual("who decided, by key or name", "审批专家")
        ),
        ProjectFlow.on,
        ProjectFlow.reason,
        role: .approver,
        source: "A09",
        examples: ["project decide MP-3 result=approved panel=R001"]
    ) { context, id, result, panel, on, reason throws(Refusal) in
        let before = try Descriptions.project.object(id, context.register)
        let day = on ?? context.today
        if result == .refused, reason == nil {
            throw Refusal(.arity, "a refusal needs its reason=", "未立项须写理由", want: "reason")
        }
        var after = try ProjectFlow.moved(
            before,
            from: [.submitted, .presented],
            to: result == .approved ? .approved : .refused,
            on: day,
            reason: reason
        )
        after.panel = try members(panel, before, day, context)
        return Descriptions.project.revised(before, after)
    }

    /// - Throws: RULE for a member of the school that applies.
    private static func members(
        _ names: [String],
        _ project: ModuleProject,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> [PersonID] {
        let directory = Directory(
            register: context.register,
            day: day,
            unit: nil,
            regulations: context.regulations
        )
        var members: [PersonID] = []
        for name in names {
            let id = try directory.person(name)
            let unit = context.register.persons[id]?.unit[day]
            if unit == project.unit { throw conflict(id, project) }
            if !members.contains(id) { members.append(id) }
        }
        return members.sorted()
    }

    /// The refusal of somebody of the school that applies.
    static func conflict(_ member: PersonID, _ project: ModuleProject) -> Refusal {
        Refusal(
            .rule,
            Bilingual(
                "\(member.text) is of \(project.unit.text), whose project it is",
                "\(member.text) 属于申报学校 \(project.unit.text)，须回避"
            ),
            want: "panel",
            details: [Refusal.Detail("rule", "conflict-of-interest")]
        )
    }
}
