import Domain
import Grammar
import Notation

/// `teacher retire`: a teacher leaves; what was recorded stays.
enum TeacherRetire {
    static let command = Command.update(
        [Label("teacher", "教师"), Label("retire", "离岗")],
        Bilingual("Records a teacher's last day in post.", "登记教师的离岗日期。"),
        Descriptions.teacher.positional,
        RetirementParameter.on,
        examples: ["teacher retire T014 on=2025-07-15"]
    ) { context, id, day throws(Refusal) in
        let before = try Descriptions.teacher.object(id, context.register)
        var after = before
        after.retired = day
        return Descriptions.teacher.revised(before, after)
    }
}
