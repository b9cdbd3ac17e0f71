package import Domain
package import Grammar

/// The fields of an assessment (考核).
package enum AssessmentFields {
    package static let all: [EntityField<Assessment>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "考核编号"), AssessmentID.self) { it, _ in
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
            Label("year", "年度"),
            Bilingual("the account year", "年度"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("form", "方式"),
            Bilingual("unified or school-based", "统一考核或校本考查"),
            \.form,
            { it, _ in .of(it.form) }
        ),
        .fixed(
            Label("stage", "环节"),
            Bilingual("what is looked at", "考核环节"),
            \.stage,
            { it, _ in .of(it.stage) }
        ),
        .fixed(
            Label("subject", "内容"),
            Bilingual("what is assessed; the training as a whole unless given", "考核内容，默认整体培训"),
            \.subject,
            { it, _ in .of(it.subject) }
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
            Label("on", "日期"),
            Bilingual("when it was made", "考核日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("assessor", "考核人"),
            Bilingual("who made it", "考核人"),
            \.assessor,
            { it, _ in .of(it.assessor) },
            reference: .teacher
        ),
        .revision,
    ]
}

extension Assessment.Form: NamedCase {
    package static var typeName: Label { Label("assessment-form", "考核方式") }

    package var label: Label {
        switch self {
        case .unified: Label("unified", "统一考核")
        case .schoolBased: Label("school-check", "校本考查")
        }
    }
}

extension Assessment.Stage: NamedCase {
    package static var typeName: Label { Label("assessment-stage", "考核环节") }

    package var label: Label {
        switch self {
        case .instant: Label("instant", "即时")
        case .process: Label("process", "过程")
        case .result: Label("result", "结果")
        }
    }
}

extension Assessment.Grade: NamedCase {
    package static var typeName: Label { Label("assessment-grade", "考核等级") }

    package var label: Label {
        switch self {
        case .excellent: Label("excellent", "优秀")
        case .good: Label("good", "良好")
        case .qualified: Label("qualified", "合格")
        case .basic: Label("basic", "基本合格")
        case .failed: Label("failed", "不合格")
        }
    }
}
