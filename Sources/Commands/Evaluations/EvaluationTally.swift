import Domain
import Grammar
import Notation
import Schemes

/// `evaluation tally`: anonymous forms that were counted: how many chose each level of each item.
enum EvaluationTally {
    private static let counts = Parameter<BoundArguments.Value>.keyword(
        Label("counts", "统计"),
        Reading(
            ValueType(Label("level-counts", "各等级人数"), shape: "\"总体满意:5=30,4=5,1=1\"")
        ) { value, _ throws(Refusal) in value },
        Bilingual("ITEM:POINTS=FORMS,…, parted by spaces", "评价项:分值=份数,…，各项以空格分隔")
    )

    static let command = Command.update(
        [Label("evaluation", "评价"), Label("tally", "统计")],
        Bilingual(
            "Records anonymous forms as counts a level.",
            "把一批匿名评价表按各等级份数登记，不逐张录入。"
        ),
        EvaluationEntry.parameter,
        Parameter<Int>.keyword(
            Label("forms", "回收份数"),
            Reading<Int>.value,
            Bilingual("how many forms came back", "回收份数")
        ),
        counts,
        Parameter<Int?>.optional(
            Label("invited", "发放份数"),
            Reading<Int>.value,
            Bilingual("how many were handed out", "发放份数")
        ),
        Parameter<String?>.optional(
            Label("comment", "评语"),
            Reading<String>.value,
            Bilingual("the comment", "评语")
        ),
        Parameter<EvaluationID?>.optional(
            Label("id", "编号"),
            Reading<EvaluationID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "J17, J08",
        examples: [
            "evaluation tally instrument=parents class=三1 on=2024-10-30 forms=36 invited=40 "
                + "counts=\"总体满意:5=30,4=5,1=1 家校沟通:5=36\""
        ]
    ) { context, entry, forms, counts, invited, comment, id throws(Refusal) in
        try entry.checkName(nil, want: "instrument")
        try check(forms, invited)
        let rows: [[Int]]
        do throws(Refusal) {
            rows = try LevelCountList.read(counts.text, of: entry.instrument, forms: forms)
        } catch {
            throw counts.pointing(error)
        }
        let tally = FormTally(instrument: entry.key, forms: forms, counts: rows)
        let (key, step) = context.register.newKey(id ?? same(entry, context), prefix: "EV")
        var evaluation = Evaluation(
            id: key,
            subject: entry.subject,
            by: nil,
            on: entry.on,
            phase: entry.phase,
            content: .tally(tally),
            entered: entry.entered
        )
        (evaluation.invited, evaluation.comment) = (invited, comment)
        if let old = context.register.evaluations[key] { return try again(old, evaluation) }
        try EvaluationAdd.checkDay(evaluation, context.register)
        var proposal = try Descriptions.evaluation.added(evaluation, in: context)
        if let note = InstrumentQuestion.ownChoice(entry.instrument.rule) {
            proposal.reply.notes.append(note)
        }
        StillToCome.tell(entry.on, in: &proposal, context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// - Throws: RULE for more forms than were handed out, or than a tally has.
    private static func check(_ forms: Int, _ invited: Int?) throws(Refusal) {
        let limit = min(invited ?? .max, FormTally.formLimit)
        guard forms > limit else { return }
        let problem =
            limit == invited
            ? Bilingual(
                "\(forms) forms came back of \(limit) handed out",
                "发放 \(limit) 份，不会收回 \(forms) 份"
            ) : Bilingual("a tally has at most \(limit) forms", "一份统计最多 \(limit) 份")
        throw Refusal(
            .rule,
            problem,
            want: "forms",
            hint: "forms=\(limit)",
            details: [
                Refusal.Detail("have", String(forms)), Refusal.Detail("need", "..\(limit)"),
            ]
        )
    }

    /// The tally of the same thing by the same instrument on the same day.
    private static func same(_ entry: EvaluationEntry, _ context: Context) -> EvaluationID? {
        guard let name = entry.subject.names.first else { return nil }
        let register = context.register
        return register.index.evaluationsByObject[name].first { id in
            guard let other = register.evaluations[id], case .tally = other.content else {
                return false
            }
            return other.subject == entry.subject && other.on == entry.on
                && other.phase == entry.phase && other.content.instrument.name == entry.key.name
        }
    }

    private static func again(
        _ before: Evaluation,
        _ after: Evaluation
    ) throws(Refusal) -> Proposal {
        guard before.content == after.content, before.invited == after.invited,
            before.comment == after.comment
        else {
            throw Refusal(
                .exists,
                "evaluation \(before.id.text) is there already, with other counts",
                "评价 \(before.id.text) 已登记，且份数不同",
                want: "counts",
                hint: "evaluation remove \(before.id.text)"
            )
        }
        return Descriptions.evaluation.revised(before, before)
    }
}
