import Domain
import Grammar
import Notation

/// `lesson add`: a lesson that was given, or is to be given, once.
enum LessonAdd {
    static let command = Command.update(
        [Label("lesson", "课"), Label("add", "登记")],
        Bilingual(
            "Records a lesson; observations refer to it.",
            "登记一节课（连堂写两节，算一节），听课记录据此登记。"
        ),
        Parameter<PersonID>.keyword(
            Label("teacher", "授课教师"),
            Reading<PersonID>.person,
            Bilingual("who gives it", "授课教师")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the day", "日期")
        ),
        Parameter<ClassID?>.optional(
            Label("class", "班级"),
            Reading<ClassID>.schoolClass,
            Bilingual("the class taught, by key or name that day", "班级编号或当日班名")
        ),
        Parameter<UnitID?>.optional(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("the school; the class's, else the teacher's unless given", "授课学校，默认班级或教师所在校")
        ),
        Parameter<ActivityID?>.optional(
            Label("activity", "活动"),
            Reading<ActivityID>.activity,
            Bilingual("the open day, visit or contest it belongs to", "所属活动编号")
        ),
        Parameter<Lesson.Kind?>.optional(
            Label("kind", "类别"),
            Reading<Lesson.Kind>.value,
            Bilingual("ordinary unless given", "课型，默认常态课")
        ),
        Descriptions.lesson.assignments {
            !["teacher", "on", "class", "unit", "activity", "kind"].contains($0.name.english)
        },
        Parameter<LessonID?>.optional(
            Label("id", "编号"),
            Reading<LessonID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "G01, G06, G08",
        examples: [
            "lesson add teacher=王磊 on=2024-10-15 period=3 class=三1 subject=数学 topic=分数",
            "课 登记 授课教师=李娜 日期=2024-10-15 节次=5-6 班级=三1 科目=数学 类别=研究课",
        ]
    ) {
        context,
        teacher,
        on,
        group,
        unit,
        activity,
        kind,
        assignments,
        id throws(Refusal) in
        let register = context.register
        let place =
            unit ?? group.flatMap { register.classes[$0]?.unit }
            ?? register.persons[teacher]?.unit[on] ?? UnitID("")
        func make(_ id: LessonID) throws(Refusal) -> Lesson {
            // What came later, what was said before and after, is no difference.
            var lesson =
                register.lessons[id]
                ?? Lesson(id: id, kind: .ordinary, unit: place, on: on, giver: teacher)
            (lesson.on, lesson.giver) = (on, teacher)
            if let kind { lesson.kind = kind }
            if unit != nil || group != nil { lesson.unit = place }
            if let group { lesson.schoolClass = group }
            if let activity { lesson.activity = activity }
            try Descriptions.lesson.assign(assignments, to: &lesson, .initial)
            return lesson
        }
        let same = id == nil ? recorded(try make(LessonID("")), register) : nil
        let (key, step) = register.newKey(same ?? id, prefix: "LS")
        let lesson = try make(key)
        try LessonCheck.check(lesson, register)
        var proposal = try Descriptions.lesson.added(lesson, in: context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// The lesson of that teacher, time, class and subject which is there already.
    private static func recorded(_ lesson: Lesson, _ register: Register) -> LessonID? {
        register.index.lessonsByGiver[lesson.giver].first { id in
            guard let other = register.lessons[id] else { return false }
            return other.on == lesson.on && other.time == lesson.time
                && other.schoolClass == lesson.schoolClass && other.subject == lesson.subject
        }
    }
}
