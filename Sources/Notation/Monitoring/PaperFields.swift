package import Domain
import Grammar

/// The fields of a paper.
package enum PaperFields {
    package static let all: [EntityField<Paper>] = [
        .derived(
            Label("id", "编号"),
            Bilingual("the key: test, grade, subject", "试卷编号"),
            String.self
        ) { it, _ in .text(it.id.text) },
        .derived(Label("test", "测验"), Bilingual("the test", "测验"), String.self) { it, _ in
            .text(it.id.test.text)
        },
        .derived(Label("grade", "年级"), Bilingual("the grade", "年级"), Grade.self) { it, _ in
            it.id.grade.fieldValue
        },
        .derived(Label("subject", "科目"), Bilingual("the subject", "科目"), String.self) { it, _ in
            .text(it.id.subject)
        },
        .fixed(
            Label("on", "日期"),
            Bilingual("the day it was sat", "考试日期"),
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
            Label("excellent", "优秀线"),
            Bilingual("marks for excellent", "优秀线"),
            \.excellent,
            { it, _ in .of(it.excellent) }
        ),
        .fixed(
            Label("good", "良好线"),
            Bilingual("marks for good", "良好线"),
            \.good,
            { it, _ in .of(it.good) }
        ),
        .fixed(
            Label("pass", "合格线"),
            Bilingual("marks for a pass", "合格线"),
            \.pass,
            { it, _ in .of(it.pass) }
        ),
        .fixed(
            Label("low", "低分线"),
            Bilingual("marks below which it is low", "低分线"),
            \.low,
            { it, _ in .of(it.low) }
        ),
        .derived(
            Label("supervision", "监考阅卷"),
            Bilingual("in each class who invigilates and who marks", "各班监考、阅卷教师"),
            String.self
        ) { it, _ in
            let texts = it.staff.map { staff in
                "\(staff.schoolClass.text):\(staff.invigilator?.text ?? "-")"
                    + "/\(staff.marker?.text ?? "-")"
            }
            return texts.isEmpty ? .none : .list(texts)
        },
        .revision,
    ]
}
