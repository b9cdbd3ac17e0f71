package import Domain
import Grammar

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
