import Domain
import Grammar
import Notation
import Schemes

/// `credits endorse`: seals all complete teachers of a unit at once (验印); try it with dry first.
enum CreditsEndorse {
    static let command = Command.update(
        [Label("credits", "学分"), Label("endorse", "验印")],
        Bilingual(
            "Seals the year of every teacher of a unit who is complete; dry: only says who.",
            "对单位内全部完成者验印；试行：只列出将验印者。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        Settling.scheme,
        Parameter<PersonID>.keyword(
            Label("by", "验印人"),
            Reading<PersonID>.person(as: .approver),
            Bilingual("who seals", "验印人")
        ),
        ProjectFlow.on,
        Parameter<Bool>.flag(Label("dry", "试行"), Bilingual("changes nothing", "不作任何改动")),
        role: .approver,
        source: "A04",
        examples: ["credits endorse unit=hetu period=2024 scheme=light by=R001"],
        aside: aside,
        bulk: bulk,
        reach: reach
    ) { context, unit, period, scheme, by, on, isDry throws(Refusal) in
        let settling = try Settling(context, unit, period, scheme)
        let day = on ?? context.today
        var counter = context.register.counters["SL"] ?? 0
        var changes: [Change] = []
        var sealed: [String] = []
        for result in settling.results where result.statement.verdict == .met {
            guard result.existing?.sealed == nil else { continue }
            guard result.person.id != by else {
                throw Refusal(
                    .rule,
                    "\(by.text) cannot seal figures of their own",
                    "\(by.text) 不能为本人验印",
                    want: "by"
                )
            }
            sealed.append(result.person.id.text)
            changes.append(
                settling.change(result, settled: day, counter: &counter) { seal in
                    (seal.sealed, seal.sealer) = (day, by)
                }
            )
        }
        let open = settling.results.count {
            $0.statement.verdict != .met && $0.existing?.sealed == nil
        }
        var reply = Reply(meta: [
            Reply.Meta("sealed", sealed.count), Reply.Meta("open", open),
            Reply.Meta("dry", isDry ? 1 : 0),
        ])
        if !sealed.isEmpty {
            let shown = sealed.prefix(20).joined(separator: ", ")
            let more = sealed.count > 20 ? ", …" : ""
            reply.notes = [
                isDry
                    ? Bilingual("would be sealed: \(shown)\(more)", "将验印：\(shown)\(more)")
                    : Bilingual("sealed: \(shown)\(more)", "已验印：\(shown)\(more)")
            ]
        }
        guard !isDry else { return Proposal([], reply: reply) }
        return Proposal(changes + settling.step(to: counter), reply: reply)
    }

    /// The settling, which is most of the work.
    private static func aside(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID,
        _ by: PersonID,
        _ on: Day?,
        _ isDry: Bool
    ) throws(Refusal) -> Command.LongWork? {
        Settling.aside(context, unit, period, scheme)
    }

    /// What settling looks through.
    private static func bulk(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID,
        _ by: PersonID,
        _ on: Day?,
        _ isDry: Bool
    ) -> Int {
        Settling.walk(context)
    }

    /// As many seals, at most.
    private static func reach(
        _ context: Context,
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ scheme: SchemeID,
        _ by: PersonID,
        _ on: Day?,
        _ isDry: Bool
    ) -> Int {
        Settling.reach(context, unit, period)
    }
}
