package import Domain
import Grammar

/// The fields of a lesson (课).
package enum LessonFields {
    package static let all: [EntityField<Lesson>] = identity + place + words

    private static let identity: [EntityField<Lesson>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "课编号"), LessonID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("kind", "类别"),
            Bilingual("ordinary, research, demonstration, report, open, contest", "课型"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("teacher", "授课教师"),
            Bilingual("who gave it", "授课教师"),
            \.giver,
            { it, _ in .of(it.giver) },
            reference: .teacher
        ),
        .derived(
            Label("teacher-name", "教师姓名"),
            Bilingual("the name of who gave it", "授课教师姓名"),
            String.self
        ) { it, view in
            view.register.persons[it.giver].map { .text($0.name[it.on]) } ?? .none
        },
        .fixed(
            Label("on", "日期"),
            Bilingual("the day", "日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("period", "节次"),
            Bilingual("the periods or the clock; two for a double lesson", "节次或钟点，连堂写两节"),
            \.time,
            { it, _ in .of(it.time) }
        ),
    ]

    private static let place: [EntityField<Lesson>] = [
        .fixed(
            Label("unit", "单位"),
            Bilingual("the school in which it was given", "授课学校"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("class", "班级"),
            Bilingual("the class taught", "班级"),
            \.schoolClass,
            { it, _ in .of(it.schoolClass) },
            reference: .schoolClass
        ),
        .derived(
            Label("class-name", "班名"),
            Bilingual("the printed name of the class that day", "当日班名"),
            String.self
        ) { it, view in
            let day = View(register: view.register, day: it.on, role: view.role)
            let group = it.schoolClass.flatMap { view.register.classes[$0] }
            return group?.printedName(in: day).map { .text($0) } ?? .none
        },
        .fixed(
            Label("subject", "科目"),
            Bilingual("the subject, or the kindergarten's field", "科目或领域"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("topic", "课题"),
            Bilingual("what it was about", "课题"),
            \.topic,
            { it, _ in .of(it.topic) }
        ),
        .fixed(
            Label("activity", "活动"),
            Bilingual("the open day, visit or contest it belongs to", "所属活动编号"),
            \.activity,
            { it, _ in .of(it.activity) }
        ),
    ]

    private static let words: [EntityField<Lesson>] = [
        .fixed(
            Label("before", "课前说"),
            Bilingual("what was said before: theme, intended improvement", "课前说主题"),
            \.before,
            { it, _ in .of(it.before) }
        ),
        .fixed(
            Label("after", "课后说"),
            Bilingual("what was said after: gain and loss", "课后说反思"),
            \.after,
            { it, _ in .of(it.after) }
        ),
        .derived(
            Label("observers", "听课人数"),
            Bilingual("how many observed it", "听课人数"),
            Int.self
        ) { it, view in .integer(view.register.index.observationsByLesson.count(at: it.id)) },
        .revision,
    ]
}
