package import Domain
import Grammar

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
