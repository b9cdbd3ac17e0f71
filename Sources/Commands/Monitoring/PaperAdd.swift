import Domain
import Grammar
import Notation

/// `paper add`: what one grade sat in one subject of a test.
enum PaperAdd {
    static let command = Command.update(
        [Label("paper", "试卷"), Label("add", "添加")],
        Bilingual("Adds the paper of a grade and subject.", "添加某年级某科的试卷。"),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test", "测验")
        ),
        Parameter<Grade>.keyword(
            Label("grade", "年级"),
            Reading<Grade>.value,
            Bilingual("the grade", "年级")
        ),
        Parameter<String>.keyword(
            Label("subject", "科目"),
            Reading<String>.value,
            Bilingual("the subject", "科目")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the day it was sat", "考试日期")
        ),
        Parameter<Marks>.keyword(
            Label("full", "满分"),
            Reading<Marks>.value,
            Bilingual("the full mark", "满分")
        ),
        Descriptions.paper.assignments { !["on", "full"].contains($0.name.english) },
        UnitParameter.near,
        source: "H01, H03",
        examples: ["paper add test=2024-11 grade=4 subject=语文 on=2024-11-22 full=100 pass=60"]
    ) { context, test, grade, subject, on, full, assignments, _ throws(Refusal) in
        let id = Paper.ID(test: test, grade: grade, subject: subject)
        var paper = Paper(id: id, on: on, full: full)
        try Descriptions.paper.assign(assignments, to: &paper, .initial)
        try check(paper, context, on)
        return try Descriptions.paper.added(paper, in: context)
    }

    /// - Throws: BADARG for a full mark of 0; RULE for lines out of order or above it, or a day
    ///   outside the test's term.
    static let check: @Sendable (Paper, Context, Day) throws(Refusal) -> Void = {
        paper,
        context,
        _ throws(Refusal) in
        guard paper.full > .zero else {
            throw Refusal(.badArgument, "a full mark of 0", "满分为 0", want: "full")
        }
        let lines = [paper.full, paper.excellent, paper.good, paper.pass, paper.low].compactMap(
            \.self
        )
        guard zip(lines, lines.dropFirst()).allSatisfy({ $0 >= $1 }) else {
            throw Refusal(
                .rule,
                "the lines must not rise: full ≥ excellent ≥ good ≥ pass ≥ low",
                "各分数线不得高于前一条：满分 ≥ 优秀 ≥ 良好 ≥ 合格 ≥ 低分",
                want: "marks"
            )
        }
        try checkTerm(of: paper, context.register)
        // Last, since results that contradict it may have been taken over as they stood.
        try MarkConsistency.check(paper, context)
    }

    private static func checkTerm(of paper: Paper, _ register: Register) throws(Refusal) {
        guard let term = register.tests[paper.id.test]?.term,
            let period = register.terms[term]?.period
        else { return }
        guard period.contains(paper.on) else {
            throw Refusal(
                .rule,
                "\(paper.on) is outside the term \(term.text) (\(period.text))",
                "\(paper.on) 不在学期 \(term.text)（\(period.text)）内",
                want: "on"
            )
        }
    }
}
