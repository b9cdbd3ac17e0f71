import Domain
import Grammar
import Notation
import Schemes

/// `dossier close`: closes a dossier when a final reached the pass line, or the pupil has left.
enum DossierClose {
    static let command = Command.update(
        [Label("dossier", "档案"), Label("close", "结档")],
        Bilingual(
            "Closes a dossier: a later final reached the pass line, or the pupil has left.",
            "结档：其后的期末各科达合格线，或学生已离校。"
        ),
        Descriptions.dossier.positional,
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("since when it is closed; today unless given", "结档日期，默认今天")
        ),
        source: "H07",
        examples: ["dossier close DS-2 on=2024-11-01"]
    ) { context, id, on throws(Refusal) in
        let before = try Descriptions.dossier.object(id, context.register)
        let day = on ?? context.today
        guard day >= before.opened else {
            throw Refusal(
                .badArgument,
                "closed before it was opened on \(before.opened)",
                "结档早于建档日期 \(before.opened)",
                want: "on"
            )
        }
        try check(before, day, context)
        var after = before
        after.closed = before.closed ?? day
        return Descriptions.dossier.revised(before, after)
    }

    /// - Throws: RULE where no final reached the line in a subject and the pupil is still there.
    private static func check(
        _ dossier: Dossier,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) {
        let register = context.register
        let pupil = register.pupils[dossier.pupil]
        guard let group = pupil?.schoolClass[day] else { return }
        let unit = register.classes[group]?.unit
        let rule =
            try unit.map { unit throws(Refusal) in
                try context.regulations.dossier(for: unit, on: day)
            } ?? nil
        guard rule?.0.closing != .hand else { return }
        let traces = try Dossiers(context.regulations).traces(of: dossier)
            .filter { $0.test.kind == .final && $0.on <= day }
        let lacking = dossier.subjects.filter { subject in
            traces.last { $0.subject == subject }?.passes != true
        }
        guard !lacking.isEmpty else { return }
        let names = lacking.joined(separator: ",")
        throw Refusal(
            .rule,
            Bilingual(
                "no later final reached the pass line in \(names)",
                "其后的期末没有达到合格线：\(names)"
            ),
            want: "dossier",
            details: [Refusal.Detail("rule", rule?.1.citation ?? "H07")]
        )
    }
}
