import Domain
import Grammar
import Notation
import Schemes

/// `result add`: what a class reached in one subject of a test, as counts.
enum ResultAdd {
    static let command = Command.update(
        [Label("result", "成绩"), Label("add", "录入")],
        Bilingual("Enters a class's result.", "录入一个班一科的成绩。"),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test", "测验")
        ),
        Parameter<String>.keyword(
            Label("class", "班级"),
            Reading<String>.className,
            Bilingual("the class, by key or name on the day of the paper", "班级编号，或考试当日班名")
        ),
        Parameter<String>.keyword(
            Label("subject", "科目"),
            Reading<String>.value,
            Bilingual("the subject", "科目")
        ),
        ResultFigures.parameter,
        Replacement.parameter,
        Parameter<String?>.optional(
            Label("despite", "仍录入"),
            Reading<String>.value,
            Bilingual(
                "why the total stands although it contradicts the counts at their lines",
                "总分与各线人数矛盾而仍录入的理由"
            )
        ),
        UnitParameter.near,
        source: "H01, H04",
        examples: [
            "result add test=2024-10 class=三2 subject=数学 on-roll=39 sat=39 excellent=30 pass=38 "
                + "total=3541.5",
            "成绩 录入 测验=2024-10 班级=三2 科目=数学 在册=39 实考=39 优秀人数=30 合格人数=38 总分=3541.5",
            "result add test=2024-11 class=三2 subject=语文 on-roll=40 levels=优:32,良:6,合格:2",
        ]
    ) { context, test, name, subject, figures, replacement, despite, _ throws(Refusal) in
        let sitting = try Sitting.find(name, test, subject, context)
        let id = ClassResult.ID(test: test, schoolClass: sitting.schoolClass, subject: subject)
        let counts = try figures.counts
        let paper = sitting.paper
        try ResultCheck.check(counts, paper)
        let result = ClassResult(id: id, grade: paper.id.grade, entry: .counts(counts))
        let unit = context.register.classes[id.schoolClass]?.unit ?? test.unit
        let lines = try context.regulations.lines(of: paper, for: unit)
        if despite == nil {
            try ResultCheck.checkMean(counts)
            try TotalCheck.check(counts, paper, lines)
        }
        var proposal: Proposal
        if let before = context.register.results[id] {
            proposal = try replacement.proposal(before, result)
        } else {
            proposal = try Descriptions.result.added(result, in: context)
        }
        if despite == nil, let warning = TotalCheck.warning(counts, paper, lines) {
            proposal.reply.notes.append(warning)
        }
        StillToCome.tell(paper.on, in: &proposal, context)
        return proposal
    }
}
