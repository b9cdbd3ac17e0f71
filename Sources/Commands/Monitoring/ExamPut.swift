import Domain
import Grammar
import Notation

/// `exam put`: the marks of teachers in a test of theirs, as pasted.
enum ExamPut {
    static let command = Command.update(
        [Label("exam", "教师测试"), Label("put", "录入")],
        Bilingual("Enters teachers' marks in a test of theirs.", "录入教师测试成绩。"),
        Descriptions.exam.positional,
        Parameter<String>.keyword(
            Label("list", "名单"),
            Reading<String>.value,
            Bilingual("TEACHER:MARK, parted by spaces; absent and excused", "教师:分数，以空格分隔；可写缺考、免考")
        ),
        Parameter<String?>.optional(
            Label("reason", "理由"),
            Reading<String>.value,
            Bilingual("why a mark that is there is changed", "更改已有分数的理由")
        ),
        UnitParameter.near,
        role: .approver,
        source: "H13",
        examples: ["exam put 2024-theory list=\"T001:92 T014:缺考\" reason=复核"]
    ) { context, id, list, reason, _ throws(Refusal) in
        let before = try Descriptions.exam.object(id, context.register)
        let directory = Directory(
            register: context.register,
            day: before.on,
            unit: id.unit,
            regulations: context.regulations
        )
        var marks: [PersonID: PupilMark.State] = [:]
        for mark in before.marks { marks[mark.teacher] = mark.state }
        for (key, state) in try MarkList.read(list) {
            let teacher = try directory.person(key)
            if case .marks(let reached) = state, reached > before.full {
                let full = Decimals.text(before.full.hundredths, places: 2)
                throw Refusal(
                    .rule,
                    "\(excerpt(key)): beyond the full mark \(full)",
                    "\(excerpt(key))：超过满分 \(full)",
                    want: "list"
                )
            }
            if let old = marks[teacher], old != state, reason == nil {
                throw Refusal(
                    .exists,
                    "\(teacher.text) has another mark already",
                    "\(teacher.text) 已有成绩且不同",
                    want: "list",
                    hint: "reason=…"
                )
            }
            marks[teacher] = state
        }
        var after = before
        after.marks = marks.map { Exam.Mark(teacher: $0.key, state: $0.value) }
            .sorted { $0.teacher < $1.teacher }
        return Descriptions.exam.revised(
            before,
            after,
            notes: StillToCome.notes(before.on, context)
        )
    }
}
