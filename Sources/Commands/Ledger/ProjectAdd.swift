import Domain
import Grammar
import Notation
import Schemes

/// `project add`: a school drafts its module project of a year, or another one of its own.
enum ProjectAdd {
    private static let taken: Set<String> = [
        "kind", "theme", "courses", "half-days", "methods", "full-staff", "plan", "outline",
        "principal", "leader", "group",
    ]

    static let command = Command.update(
        [Label("project", "模块项目"), Label("add", "申报")],
        Bilingual(
            "Drafts a school's module project of a year, or an assigned or self-chosen one.",
            "起草学校年度校本研修模块项目，或指定、自主项目。"
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("the school", "申报学校")
        ),
        CreditQuestion.year,
        Parameter<BoundArguments.Value>.keyword(
            Label("dimension", "维度"),
            Reading(String.valueType) { value, _ throws(Refusal) in value },
            Bilingual("the dimension of its module", "所选维度")
        ),
        Descriptions.project.assignments { taken.contains($0.name.english) },
        Parameter<ProjectID?>.optional(
            Label("id", "编号"),
            Reading<ProjectID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "A08, A28",
        examples: [
            "project add unit=hetu year=2026 dimension=学生管理 theme=班级建设",
            "project add unit=hetu kind=self-chosen year=2026 dimension=专业成长 theme=课题沙龙 "
                + "plan=yes outline=yes principal=T015 leader=T001 group=T001,T015",
        ]
    ) { context, unit, year, dimension, assignments, id throws(Refusal) in
        guard Day.years.contains(year) else {
            throw Refusal(.badArgument, "no such year", "年度超出范围", want: "year")
        }
        let register = context.register
        var wanted = ModuleProject(
            id: ProjectID(""),
            unit: unit,
            year: year,
            dimension: dimension.text
        )
        try Descriptions.project.assign(assignments, to: &wanted, .initial)
        let own = register.index.projectsByUnit[unit].compactMap { register.projects[$0] }
            .filter { $0.year == year && $0.kind == wanted.kind }
        let same = own.first { other in
            id == nil && other.dimension == dimension.text
                && (wanted.kind == .module || other.theme == wanted.theme)
        }
        if wanted.kind == .module,
            let (rule, ruled) = try ProjectFlow.rule(for: unit, year: year, context)
        {
            let line = RuleCitation.of(rule.source, in: ruled.version.text)
            guard rule.dimensions.isEmpty || rule.dimensions.contains(dimension.text) else {
                throw dimension.pointing(
                    Refusal(
                        .rule,
                        Bilingual(
                            "a module project is not of \(excerpt(dimension.text)) "
                                + "(\(line.english))",
                            "模块项目不含维度 \(excerpt(dimension.text))（\(line.chinese)）"
                        ),
                        want: "dimension",
                        hint: rule.dimensions.joined(separator: ","),
                        details: [Refusal.Detail("rule", "dimensions")]
                    )
                )
            }
            let others = own.filter { $0.id != id && $0.id != same?.id && $0.status != .refused }
            try ProjectFlow.check(others, beside: unit, year, rule, line)
        }
        let (key, step) = register.newKey(id ?? same?.id, prefix: "MP")
        var project = ModuleProject(
            id: key,
            unit: unit,
            year: year,
            dimension: dimension.text
        )
        try TextNotation.check(dimension.text)
        try Descriptions.project.assign(assignments, to: &project, .initial)
        // What comes afterwards is no difference.
        let known = register.projects[key]
        (project.panel, project.steps) = (known?.panel ?? [], known?.steps ?? [])
        project.started = known?.started
        var proposal = try Descriptions.project.added(project, in: context)
        try ReferenceCheck.check(proposal.changes, register)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }
}
