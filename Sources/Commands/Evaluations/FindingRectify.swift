import Domain
import Grammar
import Notation

/// `finding rectify`: a finding was put right.
enum FindingRectify {
    static let command = Command.update(
        [Label("finding", "问题"), Label("rectify", "整改")],
        Bilingual("Records that a finding was put right.", "登记问题已整改。"),
        Descriptions.evaluation.positional,
        Parameter<Int>.keyword(
            Label("number", "序号"),
            Reading<Int>.value,
            Bilingual("which finding, counted from 1", "第几条，从 1 起")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "整改日期，默认今天")
        ),
        Parameter<String?>.optional(
            Label("note", "备注"),
            Reading<String>.value,
            Bilingual("how", "整改情况")
        ),
        source: "I07",
        examples: ["finding rectify EV-1 number=1 on=2024-10-30 note=已补齐"]
    ) { context, id, number, on, note throws(Refusal) in
        let before = try Descriptions.evaluation.object(id, context.register)
        guard before.findings.indices.contains(number - 1) else {
            throw Refusal(
                .noEntity,
                "evaluation \(id.text) has \(counted(before.findings.count, "finding"))",
                "评价 \(id.text) 共有 \(before.findings.count) 条问题",
                want: "number",
                hint: "finding list all"
            )
        }
        let day = on ?? context.today
        guard day >= before.on else {
            throw Refusal(
                .rule,
                "put right on \(day), before it was found on \(before.on)",
                "整改日期 \(day) 早于检查日期 \(before.on)",
                want: "on",
                hint: "on=\(before.on)"
            )
        }
        var after = before
        after.findings[number - 1].rectified = day
        if let note { after.findings[number - 1].note = note }
        if let old = before.findings[number - 1].rectified, old != day {
            throw Refusal(
                .state,
                "it was put right on \(old) already",
                "该问题已于 \(old) 整改",
                want: "number"
            )
        }
        var proposal = Descriptions.evaluation.revised(before, after)
        StillToCome.tell(day, in: &proposal, context)
        return proposal
    }
}
