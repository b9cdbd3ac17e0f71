import Domain
import Grammar
import Notation

/// `activity add`: what a unit holds once: an open day, a visit, a contest, a course, a survey.
enum ActivityAdd {
    static let command = Command.update(
        [Label("activity", "活动"), Label("add", "登记")],
        Bilingual(
            "Records an open day, visit, contest, course, survey, inspection or meeting.",
            "登记开放日、到校指导、竞赛、课程、问卷、督导检查或会议。"
        ),
        Parameter<Activity.Kind>.keyword(
            Label("kind", "类别"),
            Reading<Activity.Kind>.value,
            Bilingual("what it is", "活动类别")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("where it is held, or whom it is for", "举办或所到单位")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<[PersonID]?>.optional(
            Label("people", "参与人"),
            Reading<[PersonID]>.persons(as: .participant),
            Bilingual("who comes or gives it, by key or name", "到校或主讲人员")
        ),
        Descriptions.activity.assignments {
            !["kind", "unit", "on", "people"].contains($0.name.english)
        },
        Parameter<ActivityID?>.optional(
            Label("id", "编号"),
            Reading<ActivityID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "G08, G10, G11, I07, J08",
        examples: [
            "activity add kind=open-day unit=hetu on=2024-10-18 name=开放日",
            "活动 登记 类别=到校指导 单位=hetu 日期=2024-10-17 参与人=陈研 形式=听课,评课",
        ]
    ) { context, kind, unit, on, people, assignments, id throws(Refusal) in
        var draft = Activity(id: ActivityID(""), kind: kind, unit: unit, on: on)
        draft.people = people ?? []
        try Descriptions.activity.assign(assignments, to: &draft, .initial)
        let same = context.register.activities.lazy.filter { other in
            id == nil && other.kind == kind && other.unit == unit && other.on == on
                && other.name == draft.name
        }.map(\.id).min()
        let (key, step) = context.register.newKey(same ?? id, prefix: "AC")
        var activity = Activity(id: key, kind: kind, unit: unit, on: on)
        activity.people = people ?? []
        try Descriptions.activity.assign(assignments, to: &activity, .initial)
        try ActivityCheck.check(activity, context.register)
        var proposal = try Descriptions.activity.added(activity, in: context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }
}
