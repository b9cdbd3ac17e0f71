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
            Label("notice", "提醒确认"),
            Bilingual("why it is held in spite of the 2021 notice", "对2021年考试管理通知提醒的确认"),
            String.self
        ) { it, _ in it.notice.map { .text($0.reason) } ?? .none },
        .revision,
    ]
}
