package import Domain
import Grammar

/// The fields of an observation (听课), without those that its instrument gives.
package enum ObservationFields {
    package static let all: [EntityField<Observation>] = identity + lesson + words

    private static let identity: [EntityField<Observation>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "听课编号"), ObservationID.self) { it, _ in
            .text(it.id.text)
        },
        .derived(Label("lesson", "课"), Bilingual("the lesson", "课编号"), LessonID.self) { it, _ in
            .text(it.lesson.text)
        },
        .derived(
            Label("observer", "听课人"),
            Bilingual("who observed", "听课人编号"),
            PersonID.self
        ) { it, _ in .text(it.observer.text) },
        .derived(
            Label("observer-name", "听课人姓名"),
            Bilingual("the name of who observed", "听课人姓名"),
            String.self
        ) { it, view in
            view.register.persons[it.observer].map { .text($0.name[view.day]) } ?? .none
        },
    ]

    private static let lesson: [EntityField<Observation>] = [
        .derived(Label("on", "日期"), Bilingual("the lesson's day", "日期"), Day.self) { it, view in
            view.register.lessons[it.lesson]?.on.fieldValue ?? .none
        },
        .derived(
            Label("period", "节次"),
            Bilingual("when that day", "节次"),
            LessonTime.self
        ) { it, view in view.register.lessons[it.lesson]?.time?.fieldValue ?? .none },
        .derived(
            Label("teacher", "授课教师"),
            Bilingual("who gave the lesson", "授课教师编号"),
            PersonID.self
        ) { it, view in
            view.register.lessons[it.lesson].map { .text($0.giver.text) } ?? .none
        },
        .derived(
            Label("teacher-name", "教师姓名"),
            Bilingual("the name of who gave it", "授课教师姓名"),
            String.self
        ) { it, view in
            let giver = view.register.lessons[it.lesson].flatMap { view.register.persons[$0.giver] }
            return giver.map { .text($0.name[view.day]) } ?? .none
        },
        .derived(Label("class", "班级"), Bilingual("the class", "班级编号"), ClassID.self) { it, view in
            view.register.lessons[it.lesson]?.schoolClass?.fieldValue ?? .none
        },
        .derived(Label("subject", "科目"), Bilingual("the subject", "科目"), String.self) { it, view in
            view.register.lessons[it.lesson]?.subject?.fieldValue ?? .none
        },
        .derived(
            Label("topic", "课题"),
            Bilingual("what the lesson was about", "课题"),
            String.self
        ) { it, view in view.register.lessons[it.lesson]?.topic?.fieldValue ?? .none },
        .derived(
            Label("activity", "活动"),
            Bilingual("the open day, visit or contest of the lesson", "课所属活动编号"),
            ActivityID.self
        ) { it, view in
            view.register.lessons[it.lesson]?.activity.map { .text($0.text) } ?? .none
        },
    ]

    private static let words: [EntityField<Observation>] = [
        .fixed(
            Label("mode", "方式"),
            Bilingual("collective or separate", "集中或分散"),
            \.mode,
            { it, _ in .of(it.mode) }
        ),
        .fixed(
            Label("focus", "观课点"),
            Bilingual("the one point to which it kept", "观课点，只选一个"),
            \.focus,
            { it, _ in .of(it.focus) }
        ),
        .fixed(
            Label("comment", "评语"),
            Bilingual("the comment", "评语"),
            \.comment,
            { it, _ in .of(it.comment) }
        ),
        .fixed(
            Label("suggestions", "建议"),
            Bilingual("what to improve", "改进建议"),
            \.suggestions,
            { it, _ in .of(it.suggestions) }
        ),
        .fixed(
            Label("feedback", "反馈日期"),
            Bilingual("when the giver was told", "向授课教师反馈的日期"),
            \.feedback,
            { it, _ in .of(it.feedback) }
        ),
        .derived(
            Label("entered", "录入日期"),
            Bilingual("when it was recorded", "录入日期"),
            Day.self
        ) { it, _ in it.entered.fieldValue },
        .revision,
    ]
}
