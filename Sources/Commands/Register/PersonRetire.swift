import Domain
import Grammar
import Notation

/// `person retire`: somebody leaves; what was recorded stays.
enum PersonRetire {
    static let command = Command.update(
        [Label("person", "人员"), Label("retire", "离岗")],
        Bilingual("Records a person's last day in post.", "登记人员的离岗日期。"),
        Descriptions.person.positional,
        RetirementParameter.on,
        examples: ["person retire R001 on=2025-07-15"]
    ) { context, id, day throws(Refusal) in
        let before = try Descriptions.person.object(id, context.register)
        var after = before
        after.retired = day
        return Descriptions.person.revised(before, after)
    }
}
