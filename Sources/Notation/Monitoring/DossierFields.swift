package import Domain
import Grammar

/// The fields of a dossier (学困生档案).
package enum DossierFields {
    package static let all: [EntityField<Dossier>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "档案编号"), DossierID.self) { it, _ in
            .text(it.id.text)
        },
        .derived(Label("pupil", "学生"), Bilingual("whose file it is", "学生编号"), PupilID.self) {
            it,
            _ in .text(it.pupil.text)
        },
        .derived(
            Label("pupil-name", "学生姓名"),
            Bilingual("the name; not for readers", "姓名，查询者不可见"),
            String.self
        ) { it, view in
            guard view.role > .reader, let name = view.register.pupils[it.pupil]?.name else {
                return .none
            }
            return .text(name)
        },
        .derived(Label("class", "班级"), Bilingual("the class that day", "当日班级"), ClassID.self) {
            it,
            view in
            view.register.pupils[it.pupil]?.schoolClass[view.day].map { .text($0.text) } ?? .none
        },
        .derived(Label("test", "测验"), Bilingual("the final that opened it", "建档的期末"), String.self) {
            it,
            _ in .text(it.test.text)
        },
        .fixedList(
            Label("subjects", "学科"),
            Bilingual("the subjects below the line", "未达标学科"),
            \.subjects,
            { it, _ in .of(it.subjects) }
        ),
        .derived(Label("opened", "建档"), Bilingual("since when it is open", "建档日期"), Day.self) {
            it,
            _ in it.opened.fieldValue
        },
        .derived(Label("closed", "结档"), Bilingual("since when it is closed", "结档日期"), Day.self) {
            it,
            _ in it.closed?.fieldValue ?? .none
        },
        .derived(
            Label("checks", "领导查看"),
            Bilingual("how often a leader looked", "领导查看次数"),
            Int.self
        ) { it, _ in .integer(it.checks.count) },
        .revision,
    ]
}

/// The fields of a paper that a teacher has set.
package enum DraftFields {
    package static let all: [EntityField<Draft>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "命题编号"), DraftID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("who set it", "命题教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .derived(Label("term", "学期"), Bilingual("the term", "学期"), String.self) { it, _ in
            .text(it.term.text)
        },
        .fixed(
            Label("subject", "科目"),
            Bilingual("the subject", "科目"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("grade", "年级"),
            Bilingual("the grade", "年级"),
            \.grade,
            { it, _ in .of(it.grade) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("when it was handed in", "交卷日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("title", "题目"),
            Bilingual("what it is called", "试卷题目"),
            \.title,
            { it, _ in .of(it.title) }
        ),
        .revision,
    ]
}

/// The fields of a test that teachers sit.
package enum ExamFields {
    package static let all: [EntityField<Exam>] = [
        .derived(Label("id", "编号"), Bilingual("the key, unit/name", "教师测试编号"), String.self) {
            it,
            _ in .text(it.id.text)
        },
        .fixed(
            Label("kind", "类别"),
            Bilingual("knowledge, theory, skill", "测试类别"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("the day it was sat", "测试日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("full", "满分"),
            Bilingual("the full mark", "满分"),
            \.full,
            { it, _ in .of(it.full) }
        ),
        .fixed(
            Label("full-name", "全称"),
            Bilingual("what it is called", "全称"),
            \.name,
            { it, _ in .of(it.name) }
        ),
        .derived(Label("sat", "参加"), Bilingual("teachers who sat it", "参加人数"), Int.self) { it, _ in
            .integer(
                it.marks.count { mark in
                    if case .marks = mark.state { return true }
                    return false
                }
            )
        },
        .revision,
    ]
}
