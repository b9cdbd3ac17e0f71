import Domain
import Grammar
import Notation

/// `unit retire`: a unit ceases to exist; what was recorded of it stays.
enum UnitRetire {
    static let command = Command.update(
        [Label("unit", "单位"), Label("retire", "停用")],
        Bilingual("Records the last day on which a unit exists.", "登记单位的停用日期。"),
        Descriptions.unit.positional,
        RetirementParameter.on,
        examples: ["unit retire empty on=2025-07-15"]
    ) { context, id, day throws(Refusal) in
        let before = try Descriptions.unit.object(id, context.register)
        var after = before
        after.retired = day
        return Descriptions.unit.revised(before, after)
    }
}
