package import Domain
import Grammar

/// The fields of an examination of how a programme is applied (应用考核).
package enum FollowUpFields {
    package static let all: [EntityField<FollowUp>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "考核编号"), FollowUpID.self) { it, _ in
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
            Bilingual("the programme whose results are applied", "所学培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("when it was examined", "考核日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("score", "得分"),
            Bilingual("marks of 100", "得分（百分制）"),
            \.score,
            { it, _ in .of(it.score) }
        ),
        .fixed(
            Label("grade", "等级"),
            Bilingual("the grade as it was written", "所定等级"),
            \.grade,
            { it, _ in .of(it.grade) }
        ),
        .fixed(
            Label("examiner", "考核人"),
            Bilingual("who examined it", "考核人"),
            \.examiner,
            { it, _ in .of(it.examiner) },
            reference: .teacher
        ),
        .fixed(
            Label("note", "内容"),
            Bilingual("what was looked at: a report lesson, a talk at school", "考核内容：汇报课、校内讲座等"),
            \.note,
            { it, _ in .of(it.note) }
        ),
        .revision,
    ]
}
