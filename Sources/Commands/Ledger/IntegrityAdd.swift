import Domain
import Grammar
import Notation

/// `integrity add`: puts a participation in a national programme on file, whatever came of it.
enum IntegrityAdd {
    static let command = Command.update(
        [Label("integrity", "诚信档案"), Label("add", "登记")],
        Bilingual(
            "Puts a participation on file; failures ban for three years.",
            "登记国培参训情况；未参训、被劝退、未结业者三年禁训。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who took part", "教师")
        ),
        Parameter<String>.keyword(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual("the programme", "培训项目")
        ),
        Parameter<IntegrityRecord.Kind>.keyword(
            Label("kind", "情形"),
            Reading<IntegrityRecord.Kind>.value,
            Bilingual("how it ended", "参训结果")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the day of the decision; today unless given", "认定日期，默认今天")
        ),
        Descriptions.integrity.assignments { ["type", "subject"].contains($0.name.english) },
        Parameter<String?>.optional(
            Label("special", "特殊情况"),
            Reading<String>.value,
            Bilingual("a special reason", "特殊情况")
        ),
        Parameter<PersonID?>.optional(
            Label("approver", "批准人"),
            Reading<PersonID>.person,
            Bilingual("who approved the special reason; without, it bans", "特殊情况批准人；未批准仍禁训")
        ),
        Parameter<IntegrityID?>.optional(
            Label("id", "编号"),
            Reading<IntegrityID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "B09",
        examples: ["integrity add T014 programme=国培2024 kind=not-completed on=2024-10-12"]
    ) {
        context,
        teacher,
        programme,
        kind,
        on,
        assignments,
        special,
        approver,
        id,
        _
            throws(Refusal) in
        let register = context.register
        let day = on ?? context.today
        if approver != nil, special == nil {
            throw Refusal(.arity, "what was approved? special=", "须写明特殊情况", want: "special")
        }
        if let approver, approver == teacher {
            throw Refusal(.rule, "nobody approves their own", "不能批准本人", want: "approver")
        }
        let same = register.index.integrityByTeacher[teacher].first { other in
            id == nil && register.integrity[other]?.programme == programme
        }
        let (key, step) = register.newKey(id ?? same, prefix: "IR")
        var record = IntegrityRecord(
            id: key,
            teacher: teacher,
            programme: programme,
            kind: kind,
            on: day
        )
        try Descriptions.integrity.assign(assignments, to: &record, .initial)
        (record.specialReason, record.approver) = (special, approver)
        var proposal = try Descriptions.integrity.added(record, in: context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        if let end = record.banEnd, !proposal.changes.isEmpty {
            proposal.reply.meta.append(Reply.Meta("banned_to", "\(end)"))
        }
        return proposal
    }
}
