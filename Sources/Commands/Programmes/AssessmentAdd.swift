import Domain
import Grammar
import Notation
import Schemes

/// `assessment add`: records what a teacher reached in one assessment of a year.
enum AssessmentAdd {
    private static let further: Set<String> = [
        "stage", "subject", "score", "grade", "assessor",
    ]

    static let command = Command.update(
        [Label("assessment", "考核"), Label("add", "登记")],
        Bilingual(
            "Records an assessment of a teacher: its score, its grade, or both.",
            "登记教师考核：得分、等级，或两者。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who", "教师")
        ),
        CreditQuestion.year,
        Parameter<Assessment.Form>.keyword(
            Label("form", "方式"),
            Reading<Assessment.Form>.value,
            Bilingual("unified, or the school's check", "统一考核或校本考查")
        ),
        Descriptions.assessment.assignments { further.contains($0.name.english) },
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        Parameter<AssessmentID?>.optional(
            Label("id", "编号"),
            Reading<AssessmentID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "A15",
        examples: [
            "assessment add T001 year=2024 form=unified score=91 on=2024-12-20",
            "assessment add T014 year=2024 form=school-check grade=good on=2024-12-20",
        ]
    ) { context, teacher, year, form, assignments, on, id, _ throws(Refusal) in
        let register = context.register
        var wanted = Assessment(
            id: AssessmentID(""),
            teacher: teacher,
            year: year,
            form: form,
            on: on ?? context.today
        )
        try Descriptions.assessment.assign(assignments, to: &wanted, .initial)
        try check(wanted)
        let same = register.index.assessmentsByTeacher[teacher].first {
            register.assessments[$0]?.place == wanted.place
        }
        let (key, step) = register.newKey(id ?? same, prefix: "AS")
        var assessment = Assessment(
            id: key,
            teacher: teacher,
            year: year,
            form: form,
            // Said again on a later day it is the same one.
            on: on ?? same.flatMap { register.assessments[$0]?.on } ?? context.today
        )
        try Descriptions.assessment.assign(assignments, to: &assessment, .initial)
        var proposal = try Descriptions.assessment.added(assessment, in: context)
        try ReferenceCheck.check(proposal.changes, register)
        StillToCome.tell(assessment.on, in: &proposal, context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// The highest score.
    private static let full = Marks(hundredths: 10_000)

    /// - Throws: ARITY without score and grade; BADARG for a score above 100 or a strange year;
    ///   RULE for the teacher's own assessment.
    static func check(_ assessment: Assessment) throws(Refusal) {
        try ReferenceCheck.check(year: assessment.year)
        guard assessment.score != nil || assessment.grade != nil else {
            throw Refusal(.arity, "say score= or grade=", "须给出得分或等级", want: "score")
        }
        if let score = assessment.score, score > full {
            throw Refusal(.badArgument, "a score above 100", "得分超过 100", want: "score")
        }
        if assessment.assessor == assessment.teacher {
            throw Refusal(
                .rule,
                "nobody assesses themselves",
                "不能由本人考核本人",
                want: "assessor"
            )
        }
    }
}
