import Domain
import Grammar
import Notation

/// `marks add`: the mark of one pupil.
enum MarksAdd {
    static let command = Command.update(
        [Label("marks", "分数"), Label("add", "录入")],
        Bilingual("Enters one pupil's mark.", "录入一名学生的分数。"),
        MarkEntry.parameter,
        Parameter<String>.keyword(
            Label("pupil", "学生"),
            Reading<String>.key,
            Bilingual("the pupil, by key", "学生编号")
        ),
        Parameter<PupilMark.State>.keyword(
            Label("mark", "得分"),
            Reading<PupilMark.State>.value,
            Bilingual("marks, absent or excused", "分数、缺考或免考")
        ),
        Replacement.parameter,
        UnitParameter.near,
        source: "H01",
        examples: ["marks add test=2024-mid class=三1 subject=语文 pupil=P01 mark=92"]
    ) { context, entry, pupil, mark, replacement, _ throws(Refusal) in
        try entry.proposal([(pupil, mark)], replacement, context)
    }
}
