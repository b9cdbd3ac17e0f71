import Domain
import Grammar
import Notation
import Schemes

/// How a module project goes on: from which state to which, and when.
///
/// Source: systems.md A08–A10.
enum ProjectFlow {
    static let on = Parameter<Day?>.optional(
        Label("on", "日期"),
        Reading<Day>.value,
        Bilingual("when; today unless given", "日期，默认今天")
    )
    static let reason = Parameter<String?>.optional(
        Label("reason", "理由"),
        Reading<String>.value,
        Bilingual("why", "理由")
    )

    /// Proposes the next step.
    /// - Throws: STATE where the project is not in one of the states; RULE for a day before the
    ///   last step's.
    static func moved(
        _ project: ModuleProject,
        from wanted: [ModuleProject.Status],
        to status: ModuleProject.Status,
        on day: Day,
        reason: String?
    ) throws(Refusal) -> ModuleProject {
        guard wanted.contains(project.status) else {
            let names = wanted.map(\.label.english).joined(separator: ",")
            throw Refusal(
                .state,
                Bilingual(
                    "\(project.id.text) is \(project.status.label.english), not \(names)",
                    "\(project.id.text) 为\(project.status.label.chinese)，"
                        + "应为\(wanted.map(\.label.chinese).joined(separator: "、"))"
                ),
                want: "project",
                hint: "project show \(project.id.text)",
                details: [Refusal.Detail("is", project.status.label.english)]
            )
        }
        if let last = project.steps.last, day < last.on {
            throw Refusal(
                .rule,
                "\(day) is before the last step on \(last.on)",
                "\(day) 早于上一步 \(last.on)",
                want: "on"
            )
        }
        if let reason, reason.contains(";") {
            throw Refusal(.badArgument, "a reason without ;", "理由中不能有分号", want: "reason")
        }
        var after = project
        after.steps.append(ModuleProject.Step(status: status, on: day, reason: reason))
        return after
    }

    /// The project rule in force for the unit in the project's year; nil where there is none.
    static func rule(
        for unit: UnitID,
        year: Int,
        _ context: Context
    ) throws(Refusal) -> (ProjectRule, CreditQuestion.Ruled)? {
        let day = min(Day(year: year, month: 12, day: 31) ?? context.today, context.today)
        let inForce = try context.regulations.all(for: unit, on: day)
        guard inForce.contains(where: { $0.scheme.credits?.project != nil }) else { return nil }
        for ruled in try CreditQuestion(context).regulating(nil, for: unit, on: day) {
            if let rule = ruled.rules.project { return (rule, ruled) }
        }
        return nil
    }

    /// The rule of self-chosen projects in force for the unit in the project's year (A28).
    static func selfChosenRule(
        for unit: UnitID,
        year: Int,
        _ context: Context
    ) throws(Refusal) -> SelfChosenRule? {
        let day = min(Day(year: year, month: 12, day: 31) ?? context.today, context.today)
        for found in try context.regulations.all(for: unit, on: day) {
            if let rule = found.scheme.credits?.selfChosen { return rule }
        }
        return nil
    }

    /// What an application lacks, by its kind.
    static func missing(
        _ project: ModuleProject,
        _ context: Context
    ) throws(Refusal) -> [Label] {
        switch project.kind {
        case .module:
            let rule = try rule(for: project.unit, year: project.year, context)?.0
            return missing(project, rule)
        case .assigned: return project.theme == nil ? [Label("theme", "主题")] : []
        case .selfChosen:
            let rule = try selfChosenRule(for: project.unit, year: project.year, context)
            let theme = project.theme == nil ? [Label("theme", "主题")] : []
            return theme + (rule?.missing(project).map(\.label) ?? [])
        }
    }

    /// - Throws: RULE where a unit has as many projects of a year as it may.
    static func check(
        _ others: [ModuleProject],
        beside unit: UnitID,
        _ year: Int,
        _ rule: ProjectRule,
        _ line: Bilingual
    ) throws(Refusal) {
        guard let most = rule.perYear, let first = others.first, others.count >= most else {
            return
        }
        throw Refusal(
            .rule,
            "\(unit.text) has \(first.id.text) in \(year): at most \(most) (\(line.english))",
            "\(unit.text) \(year) 年已有 \(first.id.text)，至多 \(most) 个（\(line.chinese)）",
            want: "year"
        )
    }

    /// What is asked of a project as it stands: who decided, and how many there are.
    /// - Throws: RULE for a member of the school that applied, or one project too many.
    static func examine(_ project: ModuleProject, _ context: Context) throws(Refusal) {
        let register = context.register
        let decided = project.steps.last { $0.status == .approved || $0.status == .refused }?.on
        let own = project.panel.first { member in
            decided.map { register.persons[member]?.unit[$0] == project.unit } ?? false
        }
        if let own { throw ProjectDecide.conflict(own, project) }
        guard project.kind == .module, project.status != .refused,
            let (rule, ruled) = try rule(for: project.unit, year: project.year, context)
        else { return }
        let others = register.index.projectsByUnit[project.unit].compactMap {
            register.projects[$0]
        }.filter { other in
            other.year == project.year && other.kind == .module && other.id != project.id
                && other.status != .refused
        }
        let line = RuleCitation.of(rule.source, in: ruled.version.text)
        try check(others, beside: project.unit, project.year, rule, line)
    }

    /// What an application for a module project lacks.
    static func missing(_ project: ModuleProject, _ rule: ProjectRule?) -> [Label] {
        var missing: [Label] = []
        if project.theme == nil { missing.append(Label("theme", "主题")) }
        if project.courses.isEmpty { missing.append(Label("courses", "课程安排")) }
        if project.methods.isEmpty { missing.append(Label("methods", "研修方法")) }
        if !project.hasFullStaff { missing.append(Label("full-staff", "全员参加")) }
        if let least = rule?.halfDays, (project.halfDays ?? 0) < least {
            missing.append(Label("half-days", "半天数"))
        }
        return missing
    }
}
