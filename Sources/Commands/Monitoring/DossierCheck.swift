import Domain
import Grammar
import Notation

/// `dossier check`: a leader looked at a dossier.
enum DossierCheck {
    static let command = Command.update(
        [Label("dossier", "档案"), Label("check", "查看登记")],
        Bilingual("Records that a leader looked at a dossier.", "登记主抓领导查看档案。"),
        Descriptions.dossier.positional,
        Parameter<PersonID>.keyword(
            Label("by", "领导"),
            Reading<PersonID>.person(as: .leader),
            Bilingual("the leader or principal", "主抓领导或校长")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "查看日期，默认今天")
        ),
        UnitParameter.near,
        source: "H07",
        examples: ["dossier check DS-2 by=T015 on=2024-11-01"]
    ) { context, id, person, on, _ throws(Refusal) in
        let before = try Descriptions.dossier.object(id, context.register)
        let day = on ?? context.today
        try checkLeader(person, on: day, context.register)
        let check = Dossier.Check(by: person, on: day)
        var after = before
        if !after.checks.contains(check) { after.checks.append(check) }
        var proposal = Descriptions.dossier.revised(before, after)
        StillToCome.tell(day, in: &proposal, context)
        return proposal
    }

    /// - Throws: RULE for somebody who is no leader or principal that day.
    static func checkLeader(_ id: PersonID, on day: Day, _ register: Register) throws(Refusal) {
        let roles: [PersonRole] = [.leader, .principal]
        guard let person = register.persons[id], roles.contains(where: { person.has($0, on: day) })
        else {
            throw Refusal(
                .rule,
                "\(id.text) is no leader or principal on \(day)",
                "\(id.text) 在 \(day) 不是主抓领导或校长",
                want: "by",
                hint: "role add \(id.text) role=leader from=…"
            )
        }
    }
}
