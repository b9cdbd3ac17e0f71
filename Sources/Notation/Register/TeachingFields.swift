package import Domain
import Grammar

/// The fields of a teaching assignment.
package enum TeachingFields {
    package static let all: [EntityField<Teaching>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "任课编号"), TeachingID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("who teaches", "任课教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .derived(
            Label("teacher-name", "教师姓名"),
            Bilingual("the teacher's name", "教师姓名"),
            String.self
        ) { it, view in
            view.register.persons[it.teacher].map { .text($0.name[view.day]) } ?? .none
        },
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
            let name = view.register.classes[it.schoolClass]?.printedName(in: view)
            return name.map { .text($0) } ?? .none
        },
        .fixed(
            Label("subject", "科目"),
            Bilingual("the subject", "科目"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("from", "自"),
            Bilingual("the first day", "开始日期"),
            \.from,
            { it, _ in .of(it.from) }
        ),
        .fixed(Label("to", "至"), Bilingual("the last day", "结束日期"), \.to, { it, _ in .of(it.to) }),
        .fixed(
            Label("weekly", "周课时"),
            Bilingual("lessons a week", "每周课时数"),
            \.weekly,
            { it, _ in .of(it.weekly) }
        ),
        .revision,
    ]
}
