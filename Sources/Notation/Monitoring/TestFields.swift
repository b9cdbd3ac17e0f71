package import Domain
import Grammar

/// The fields of a test.
package enum TestFields {
    package static let all: [EntityField<Test>] = [
        .derived(Label("id", "编号"), Bilingual("the key, unit/name", "测验编号"), String.self) { it, _ in
            .text(it.id.text)
        },
        .derived(Label("test", "测验"), Bilingual("its short name", "测验"), String.self) { it, _ in
            .text(it.id.name)
        },
        .derived(Label("unit", "单位"), Bilingual("who holds it", "单位"), String.self) { it, _ in
            .text(it.id.unit.text)
        },
        .fixed(
            Label("full-name", "全称"),
            Bilingual("what it is called", "测验全称"),
            \.name,
            { it, _ in .of(it.name) }
        ),
        .derived(Label("term", "学期"), Bilingual("its term", "学期"), String.self) { it, _ in
            it.term.map { .text($0.text) } ?? .none
        },
        .fixed(
            Label("kind", "类别"),
            Bilingual("monthly, unit, midterm, final", "测验类别"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .derived(
            Label("rev", "版本"),
            Bilingual("how often it was written", "修订号"),
            Int.self
        ) { it, _ in .integer(it.revision) },
    ]
}

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
            Label("rev", "版本"),
            Bilingual("how often it was written", "修订号"),
            Int.self
        ) { it, _ in .integer(it.revision) },
    ]
}

/// The fields of a class's result.
package enum ResultFields {
    package static let all: [EntityField<ClassResult>] = [
        .derived(Label("test", "测验"), Bilingual("the test", "测验"), String.self) { it, _ in
            .text(it.id.test.text)
        },
        .derived(Label("class", "班级"), Bilingual("the class", "班级"), ClassID.self) { it, _ in
            .text(it.id.schoolClass.text)
        },
        .derived(Label("grade", "年级"), Bilingual("the grade in which it was sat", "年级"), Grade.self)
        {
            it,
            _ in it.grade.fieldValue
        },
        .derived(Label("subject", "科目"), Bilingual("the subject", "科目"), String.self) { it, _ in
            .text(it.id.subject)
        },
        .fixed(
            Label("on-roll", "在册"),
            Bilingual("pupils on the list", "在册人数"),
            \.onRoll,
            { it, _ in .of(it.onRoll) }
        ),
        .fixed(
            Label("sat", "实考"),
            Bilingual("pupils who sat it", "实考人数"),
            \.sat,
            { it, _ in .of(it.sat) }
        ),
        .fixed(
            Label("excellent", "优秀人数"),
            Bilingual("pupils at excellent", "优秀人数"),
            \.excellent,
            { it, _ in .of(it.excellent) }
        ),
        .fixed(
            Label("pass", "合格人数"),
            Bilingual("pupils who passed", "合格人数"),
            \.pass,
            { it, _ in .of(it.pass) }
        ),
        .fixed(
            Label("total", "总分"),
            Bilingual("the sum of the marks", "总分"),
            \.total,
            { it, _ in .of(it.total) }
        ),
        .derived(
            Label("rev", "版本"),
            Bilingual("how often it was written", "修订号"),
            Int.self
        ) { it, _ in .integer(it.revision) },
    ]
}
