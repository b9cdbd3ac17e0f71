package import Domain
import Grammar

/// The fields of a topic of a year (年度专题).
package enum TopicFields {
    package static let all: [EntityField<YearlyTopic>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "专题编号"), TopicID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("who sets it", "发布单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("year", "年度"),
            Bilingual("for which year", "年度"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("title", "名称"),
            Bilingual("what it is called", "专题名称"),
            \.title,
            { it, _ in .of(it.title) }
        ),
        .fixed(
            Label("objective", "目标"),
            Bilingual("its objective", "目标"),
            \.objective,
            { it, _ in .of(it.objective) }
        ),
        .fixed(
            Label("content", "内容"),
            Bilingual("its content", "内容"),
            \.content,
            { it, _ in .of(it.content) }
        ),
        .fixed(
            Label("form", "方式"),
            Bilingual("how it is held", "培训方式"),
            \.form,
            { it, _ in .of(it.form) }
        ),
        .fixed(
            Label("assessment", "考核"),
            Bilingual("how it is examined", "考核办法"),
            \.assessment,
            { it, _ in .of(it.assessment) }
        ),
        .revision,
    ]
}
