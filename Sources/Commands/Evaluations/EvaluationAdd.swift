import Domain
import Grammar
import Notation
import Schemes

/// `evaluation add`: one filled-in form about a course, trainee, school, class or teacher.
enum EvaluationAdd {
    private static let items = Parameter<BoundArguments.Value>.keyword(
        Label("items", "评分"),
        Reading(
            ValueType(Label("item-marks", "各项评分"), shape: "\"目标:5 内容:4\"")
        ) { value, _ throws(Refusal) in value },
        Bilingual(
            "ITEM:POINTS, parted by spaces; na where one does not apply",
            "评价项:分值，以空格分隔；不适用写 na"
        )
    )

    static let command = Command.update(
        [Label("evaluation", "评价"), Label("add", "登记")],
        Bilingual(
            "Records one form; an anonymous one names nobody.",
            "登记一张评价表；匿名表不署名；未填完的保留，不计入。"
        ),
        EvaluationEntry.parameter,
        items,
        Parameter<PersonID?>.optional(
            Label("by", "评价人"),
            Reading<PersonID>.personAnywhere(as: .evaluator),
            Bilingual("who filled it in, where it is signed", "评价人，署名的表须写")
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
        source: "J08, J09, J10, J17, I07",
        examples: [
            "evaluation add instrument=trainee teacher=T014 unit=hetu by=R001 "
                + "items=\"学习态度:5 学习方法:4 学习效果:4\" on=2024-10-18"
        ]
    ) { context, entry, items, person, comment, id throws(Refusal) in
        try entry.checkName(person, want: "by")
        let marks: [Sheet.Mark]
        do throws(Refusal) {
            marks = try ItemMarks.read(items.text, of: entry.instrument)
        } catch {
            throw items.pointing(error)
        }
        guard !marks.allSatisfy({ $0 == .missing }) else {
            throw items.refusal(.badArgument, "no marks are given", "没有给出分值", want: "items")
        }
        let sheet = Sheet(instrument: entry.key, marks: marks)
        let recorded = person.flatMap { entry.recorded(by: $0, context.register) }
        if let recorded, id == nil || id == recorded.id {
            return try again(recorded, sheet, comment)
        }
        let (key, step) = context.register.newKey(id, prefix: "EV")
        var evaluation = Evaluation(
            id: key,
            subject: entry.subject,
            by: person,
            on: entry.on,
            phase: entry.phase,
            content: .form(sheet),
            entered: entry.entered
        )
        evaluation.comment = comment
        if let existing = context.register.evaluations[key] {
            return try again(existing, sheet, comment)
        }
        if let recorded { throw twice(recorded) }
        try checkDay(evaluation, context.register)
        var proposal = try Descriptions.evaluation.added(evaluation, in: context)
        proposal.reply.notes += SheetEntry.notes(sheet, entry.instrument)
        StillToCome.tell(entry.on, in: &proposal, context)
        proposal.reply.meta += SheetEntry.meta(sheet, entry.instrument)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// The same form again changes nothing; another one of the same person is refused.
    private static func again(
        _ before: Evaluation,
        _ sheet: Sheet,
        _ comment: String?
    ) throws(Refusal) -> Proposal {
        guard before.content == .form(sheet), before.comment == comment else {
            throw twice(before)
        }
        return Descriptions.evaluation.revised(before, before)
    }

    /// - Throws: RULE for a form that was filled in before what it is about began.
    static func checkDay(_ evaluation: Evaluation, _ register: Register) throws(Refusal) {
        guard let id = evaluation.subject.activity, let activity = register.activities[id],
            evaluation.on < activity.on
        else { return }
        throw Refusal(
            .rule,
            "\(id.text) begins on \(activity.on): nobody can have evaluated it before",
            "\(id.text) 于 \(activity.on) 开始，此前不能评价",
            want: "on",
            hint: "on=\(activity.on)"
        )
    }

    /// - Throws: RULE for a day before the activity; EXISTS for another form of the same person
    ///   about the same thing that day.
    static func check(_ evaluation: Evaluation, _ register: Register) throws(Refusal) {
        try checkDay(evaluation, register)
        guard let person = evaluation.by, let name = evaluation.subject.names.first else { return }
        let other = register.index.evaluationsByObject[name].lazy
            .compactMap { register.evaluations[$0] }.first { other in
                other.id != evaluation.id && other.by == person
                    && other.subject == evaluation.subject && other.on == evaluation.on
                    && other.phase == evaluation.phase
                    && other.content.instrument.name == evaluation.content.instrument.name
            }
        if let other { throw twice(other) }
    }

    private static func twice(_ before: Evaluation) -> Refusal {
        Refusal(
            .exists,
            "evaluation \(before.id.text) is there already, with other marks",
            "评价 \(before.id.text) 已登记，且评分不同",
            want: "items",
            hint: "evaluation remove \(before.id.text)"
        )
    }
}
