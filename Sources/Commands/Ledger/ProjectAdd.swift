import Domain
import Grammar
import Notation
import Schemes

/// `project add`: a school drafts its module project of a year.
enum ProjectAdd {
    private static let taken: Set<String> = [
        "theme", "courses", "half-days", "methods", "full-staff",
    ]

    static let command = Command.update(
        [Label("project", "模块项目"), Label("add", "申报")],
        Bilingual("Drafts a school's module project of a year.", "起草学校年度校本研修模块项目。"),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("the school", "申报学校")
        ),
        Parameter<Int>.keyword(
            Label("year", "年度"),
            Reading<Int>.value,
            Bilingual("the account year", "年度")
        ),
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
        source: "A08",
        examples: ["project add unit=hetu year=2026 dimension=学生管理 theme=班级建设"]
    ) { context, unit, year, dimension, assignments, id throws(Refusal) in
        guard Day.years.contains(year) else {
            throw Refusal(.badArgument, "no such year", "年度超出范围", want: "year")
        }
        let register = context.register
        let own = register.index.projectsByUnit[unit].compactMap { register.projects[$0] }
            .filter { $0.year == year }
        let same = own.first { id == nil && $0.dimension == dimension.text }
        if let (rule, ruled) = try ProjectFlow.rule(for: unit, year: year, context) {
            let line = "\(ruled.version.text) line \(rule.source.line)"
            guard rule.dimensions.isEmpty || rule.dimensions.contains(dimension.text) else {
                throw dimension.pointing(
                    Refusal(
                        .rule,
                        Bilingual(
                            "a module project is not of \(excerpt(dimension.text)) (\(line))",
                            "模块项目不含维度 \(excerpt(dimension.text))（\(line)）"
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
        (project.panel, project.steps) = (
            register.projects[key]?.panel ?? [], register.projects[key]?.steps ?? []
        )
        var proposal = try Descriptions.project.added(project, in: context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }
}
