package import Domain
package import Grammar

/// The fields of an application for a programme or a course (报名).
package enum ApplicationFields {
    package static let all: [EntityField<Application>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "报名编号"), ApplicationID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("who", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .fixed(
            Label("programme", "培训项目"),
            Bilingual("the programme", "培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("course", "课程"),
            Bilingual("the course of the menu", "菜单课程"),
            \.course,
            { it, _ in .of(it.course) }
        ),
        .fixed(
            Label("level", "级别"),
            Bilingual("its level", "级别"),
            \.level,
            { it, _ in .of(it.level) }
        ),
        .fixed(
            Label("form", "方式"),
            Bilingual("how it is held", "培训方式"),
            \.form,
            { it, _ in .of(it.form) }
        ),
        .fixed(
            Label("type", "项目类型"),
            Bilingual("the programme's type", "项目类型"),
            \.type,
            { it, _ in .of(it.type) }
        ),
        .fixed(
            Label("subject", "学科"),
            Bilingual("the programme's subject", "学科"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("when it was made", "报名日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("status", "状态"),
            Bilingual("how it stands", "状态"),
            \.status,
            { it, _ in .of(it.status) }
        ),
        .fixed(
            Label("decided", "审定"),
            Bilingual("when it was decided", "审定日期"),
            \.decided,
            { it, _ in .of(it.decided) }
        ),
        .fixed(
            Label("by", "审定人"),
            Bilingual("who decided", "审定人"),
            \.decider,
            { it, _ in .of(it.decider) },
            reference: .teacher
        ),
        .fixed(
            Label("reason", "理由"),
            Bilingual("why so", "理由"),
            \.reason,
            { it, _ in .of(it.reason) }
        ),
        .revision,
    ]
}

extension Application.Status: NamedCase {
    package static var typeName: Label { Label("application-status", "报名状态") }

    package var label: Label {
        switch self {
        case .open: Label("open", "已报名")
        case .waiting: Label("waiting", "候补")
        case .approved: Label("approved", "已批准")
        case .refused: Label("refused", "未批准")
        case .withdrawn: Label("withdrawn", "已撤回")
        }
    }
}
