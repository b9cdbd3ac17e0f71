import Domain
import Grammar
import Notation

/// `plan add`: records a teacher's goals and study plan for five years, a year or a term.
enum PlanAdd {
    static let command = Command.update(
        [Label("plan", "学习计划"), Label("add", "制定")],
        Bilingual(
            "Records a teacher's goals and study plan for five years, a year or a term.",
            "登记教师五年、年度或学期的发展目标与学习计划。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose plan", "教师")
        ),
        Parameter<StudyPlan.Kind>.keyword(
            Label("kind", "类别"),
            Reading<StudyPlan.Kind>.value,
            Bilingual("for how long it is made", "五年、年度或学期")
        ),
        Parameter<PeriodNotation>.keyword(
            Label("period", "期间"),
            Reading<PeriodNotation>.value,
            Bilingual("the years, year or term", "起止日期、年、学年或学期")
        ),
        Parameter<[String]>.keyword(
            Label("goals", "目标"),
            Reading<[String]>.value,
            Bilingual("the goals", "发展目标")
        ),
        Descriptions.plan.assignments { $0.name.english == "study" },
        Parameter<PlanID?>.optional(
            Label("id", "编号"),
            Reading<PlanID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "A18",
        examples: [
            "plan add T014 kind=termly period=2024-autumn goals=读两本专著,上一节公开课",
            "plan add T014 kind=yearly period=2025 goals=胜任两个年级 study=每月听课四节",
        ]
    ) { context, teacher, kind, period, goals, assignments, id, _ throws(Refusal) in
        let register = context.register
        let person = try Descriptions.person.stored(teacher, register).value
        let unit = person.unit[context.today]
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let last = days.last ?? days.first
        let same = register.index.plansByTeacher[teacher].first { other in
            guard let other = register.plans[other] else { return false }
            return id == nil && other.kind == kind && other.first == days.first
                && other.last == last
        }
        let (key, step) = register.newKey(id ?? same, prefix: "SP")
        var plan = StudyPlan(
            id: key,
            teacher: teacher,
            kind: kind,
            first: days.first,
            last: last
        )
        plan.goals = goals
        try Descriptions.plan.assign(assignments, to: &plan, .initial)
        // Reviews come afterwards, so that they are no difference.
        plan.reviews = register.plans[key]?.reviews ?? []
        try check(plan)
        var proposal = try Descriptions.plan.added(plan, in: context)
        if !proposal.changes.isEmpty { try checkOthers(plan, register) }
        try ReferenceCheck.check(proposal.changes, register)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// - Throws: EXISTS where the teacher has a plan of that kind for some of the days.
    private static func checkOthers(_ plan: StudyPlan, _ register: Register) throws(Refusal) {
        let other = register.index.plansByTeacher[plan.teacher]
            .compactMap { register.plans[$0] }.first { other in
                other.id != plan.id && other.kind == plan.kind && other.first <= plan.last
                    && plan.first <= other.last
            }
        guard let other else { return }
        let kind = plan.kind.label
        throw Refusal(
            .exists,
            Bilingual(
                "\(other.id.text) is the \(kind.english) plan of \(other.first)..\(other.last)",
                "\(other.first)..\(other.last) 已有\(kind.chinese)计划 \(other.id.text)"
            ),
            want: "period",
            hint: "plan correct \(other.id.text) goals=… reason=…"
        )
    }

    /// - Throws: BADARG for days in the wrong order or too many goals; RULE for a span that is not
    ///   what the kind says, and for reviews of goals that are not there.
    static func check(_ plan: StudyPlan) throws(Refusal) {
        try DayOrder.check(plan.first, plan.last)
        guard !plan.goals.isEmpty, plan.goals.count <= StudyPlan.goalLimit else {
            throw Refusal(
                .badArgument,
                "1 to \(StudyPlan.goalLimit) goals",
                "目标 1 至 \(StudyPlan.goalLimit) 项",
                want: "goals"
            )
        }
        let days = Int(plan.last.daysSinceEpoch - plan.first.daysSinceEpoch) + 1
        let most =
            switch plan.kind {
            case .fiveYear: 5 * 366
            case .year: 366
            case .term: 200
            }
        let least =
            switch plan.kind {
            case .fiveYear: 4 * 366
            case .year: 201
            case .term: 1
            }
        guard (least...most).contains(days) else {
            throw Refusal(
                .rule,
                Bilingual(
                    "a plan of \(counted(days, "day")) is not \(plan.kind.label.english)",
                    "\(days) 天不是\(plan.kind.label.chinese)计划的期间"
                ),
                want: "period",
                details: [Refusal.Detail("rule", "plan-span")]
            )
        }
        if let review = plan.reviews.first(where: { $0.goal > plan.goals.count }) {
            throw Refusal(
                .rule,
                "goal \(review.goal) was reviewed and is not there",
                "目标 \(review.goal) 已有评价，不可缺",
                want: "goals"
            )
        }
    }
}
