import Domain
import Grammar
import Notation

/// `marks put`: the marks of many pupils of a class, as pasted.
enum MarksPut {
    static let command = Command.update(
        [Label("marks", "分数"), Label("put", "批量录入")],
        Bilingual(
            "Enters pupils' marks; shixun counts excellent, good, pass and low.",
            "批量录入学生分数；优秀、良好、合格、低分人数由系统统计。"
        ),
        MarkEntry.parameter,
        Parameter<String>.keyword(
            Label("list", "名单"),
            Reading<String>.value,
            Bilingual("PUPIL:MARK, parted by spaces; absent and excused", "学生:分数，以空格分隔；可写缺考、免考")
        ),
        Replacement.parameter,
        UnitParameter.near,
        source: "H01",
        examples: [
            "marks put test=2024-mid class=三1 subject=语文 list=\"P01:92 P02:absent P03:59.5\"",
            "分数 批量录入 测验=2024-mid 班级=三1 科目=语文 名单=\"P01:92 P02:缺考 P03:免考\"",
        ]
    ) { context, entry, list, replacement, _ throws(Refusal) in
        try entry.proposal(try MarkList.read(list), replacement, context)
    }
}
