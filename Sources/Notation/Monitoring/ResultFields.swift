package import Domain
import Grammar

/// The fields of a class's result; counts are as entered, or as counted from pupils' marks.
package enum ResultFields {
    /// How counts are found where pupils' marks were entered.
    package typealias Counter = @Sendable (ClassResult, View) -> ResultCounts?

    /// All fields, with the counts that `counting` finds.
    package static func all(counting: @escaping Counter) -> [EntityField<ClassResult>] {
        keys + counts(counting) + [
            .derived(
                Label("origin", "来源"),
                Bilingual("counts, marks, levels or a printed mean", "人数、分数、等级或印出的平均分"),
                ClassResult.Origin.self
            ) { it, _ in it.origin.fieldValue },
            .revision,
        ]
    }

    private static let keys: [EntityField<ClassResult>] = [
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
    ]

    private static func counts(_ counting: @escaping Counter) -> [EntityField<ClassResult>] {
        func count(
            _ name: Label,
            _ summary: Bilingual,
            _ read: @escaping @Sendable (ResultCounts) -> Int?
        ) -> EntityField<ClassResult> {
            .derived(name, summary, Int.self) { it, view in
                counting(it, view).flatMap(read).map { .integer($0) } ?? .none
            }
        }
        return [
            count(Label("on-roll", "在册"), Bilingual("pupils on the list", "在册人数")) { $0.onRoll },
            count(Label("sat", "实考"), Bilingual("pupils who sat it", "实考人数")) { $0.sat },
            count(Label("excused", "免考"), Bilingual("pupils excused", "免考人数")) { $0.excused },
            count(Label("excellent", "优秀人数"), Bilingual("pupils at excellent", "优秀人数")) {
                $0.excellent
            },
            count(Label("good", "良好人数"), Bilingual("pupils at good or better", "良好及以上人数")) {
                $0.good
            },
            count(Label("pass", "合格人数"), Bilingual("pupils who passed", "合格人数")) { $0.pass },
            count(Label("low", "低分人数"), Bilingual("pupils below the low line", "低分人数")) { $0.low },
            .derived(Label("total", "总分"), Bilingual("the sum of the marks", "总分"), Marks.self) {
                it,
                view in
                guard case .total(let total) = counting(it, view)?.sum else { return .none }
                return total.fieldValue
            },
        ]
    }
}
