import Domain
import Grammar
import Notation

/// `class retire`: a class is dissolved before its cohort leaves.
enum ClassRetire {
    static let command = Command.update(
        [Label("class", "班级"), Label("retire", "停用")],
        Bilingual("Records the last day on which a class exists.", "登记班级的停用日期。"),
        Descriptions.schoolClass.positional,
        RetirementParameter.on,
        examples: ["class retire hetu-2022-2 on=2025-07-15"]
    ) { context, id, day throws(Refusal) in
        let before = try Descriptions.schoolClass.object(id, context.register)
        var after = before
        after.retired = day
        return Descriptions.schoolClass.revised(before, after)
    }
}
