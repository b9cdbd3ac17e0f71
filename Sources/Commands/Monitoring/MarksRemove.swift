import Domain
import Grammar
import Notation

/// `marks remove`: takes away one pupil's mark that was entered by mistake.
enum MarksRemove {
    static let command = Command.update(
        [Label("marks", "分数"), Label("remove", "删除")],
        Bilingual("Removes a mark that was entered by mistake.", "删除误录的一名学生的分数。"),
        MarkEntry.parameter,
        Parameter<String>.keyword(
            Label("pupil", "学生"),
            Reading<String>.key,
            Bilingual("the pupil, by key", "学生编号")
        ),
        CommonParameter.reason,
        UnitParameter.near,
        source: "H01",
        examples: ["marks remove test=2024-final class=二1 subject=语文 pupil=P03 reason=误录"]
    ) { context, entry, pupil, _, _ throws(Refusal) in
        guard let before = context.register.results[entry.id],
            case .marks(let marks) = before.entry, marks.contains(where: { $0.pupil.text == pupil })
        else {
            throw Refusal(
                .noEntity,
                "pupil \(excerpt(pupil)) has no mark in \(entry.id.text)",
                "学生 \(excerpt(pupil)) 在 \(entry.id.text) 没有分数",
                want: "pupil",
                hint: "marks show test=… class=… subject=…"
            )
        }
        // A sheet without marks would say that the class has a result.
        guard marks.count > 1 else {
            return Proposal(
                [.result(Revised(before: before, after: nil))],
                reply: Descriptions.result.receipt(before)
            )
        }
        var after = before
        after.entry = .marks(marks.filter { $0.pupil.text != pupil })
        return Descriptions.result.revised(before, after)
    }
}
