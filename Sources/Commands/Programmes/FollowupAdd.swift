import Domain
import Grammar
import Notation

/// `followup add`: how a teacher applies what a programme taught, as it was examined.
///
/// Source: systems.md B10.
enum FollowupAdd {
    static let command = Command.update(
        [Label("followup", "应用考核"), Label("add", "登记")],
        Bilingual(
            "Records how a teacher applies what a programme taught: a score, a grade, or both.",
            "登记教师培训成果应用的考核：得分、等级，或两者。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who", "教师")
        ),
        Parameter<String>.keyword(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual("the programme whose results are applied", "所学培训项目")
        ),
        Descriptions.followUp.assignments {
            ["score", "grade", "examiner", "note"].contains($0.name.english)
        },
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        Parameter<FollowUpID?>.optional(
            Label("id", "编号"),
            Reading<FollowUpID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "B10",
        examples: [
            "followup add T001 programme=国培2024 grade=good examiner=R001 note=汇报课 on=2024-11-01"
        ]
    ) { context, teacher, programme, assignments, on, id, _ throws(Refusal) in
        let register = context.register
        let day = on ?? context.today
        let same = register.index.followUpsByTeacher[teacher].first { other in
            guard let other = register.followUps[other] else { return false }
            return id == nil && other.programme == programme && other.on == day
        }
        let (key, step) = register.newKey(id ?? same, prefix: "FU")
        var followUp = FollowUp(id: key, teacher: teacher, programme: programme, on: day)
        try Descriptions.followUp.assign(assignments, to: &followUp, .initial)
        try check(followUp)
        var proposal = try Descriptions.followUp.added(followUp, in: context)
        try ReferenceCheck.check(proposal.changes, register)
        StillToCome.tell(day, in: &proposal, context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// The highest score.
    private static let full = Marks(hundredths: 10_000)

    /// - Throws: ARITY without score and grade; BADARG for a score above 100; RULE for the
    ///   teacher's own examination.
    static func check(_ followUp: FollowUp) throws(Refusal) {
        guard followUp.score != nil || followUp.grade != nil else {
            throw Refusal(.arity, "say score= or grade=", "须给出得分或等级", want: "score")
        }
        if let score = followUp.score, score > full {
            throw Refusal(.badArgument, "a score above 100", "得分超过 100", want: "score")
        }
        if followUp.examiner == followUp.teacher {
            throw Refusal(
                .rule,
                "nobody examines themselves",
                "不能由本人考核本人",
                want: "examiner"
            )
        }
    }
}
