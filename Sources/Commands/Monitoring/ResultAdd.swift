import Domain
import Grammar
import Notation

/// `result add`: what a class reached in one subject of a test, as counts and a total.
enum ResultAdd {
    /// The figures of one statement.
    private struct Figures: Sendable {
        let onRoll, sat, excellent, pass: Int
        let total: Marks
    }

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
        figures,
        Parameter<Bool>.flag(
            Label("replace", "替换"),
            Bilingual("in place of the one there is; needs reason=", "替换已有成绩，须给理由")
        ),
        Parameter<String?>.optional(
            Label("reason", "理由"),
            Reading<String>.value,
            Bilingual("why it is replaced", "替换理由")
        ),
        UnitParameter.near,
        source: "H01, H04",
        examples: [
            "result add test=2024-10 class=三2 subject=数学 on-roll=39 sat=39 excellent=30 pass=38 "
                + "total=3541.5",
            "成绩 录入 测验=2024-10 班级=三2 科目=数学 在册=39 实考=39 优秀人数=30 合格人数=38 总分=3541.5",
        ]
    ) { context, test, name, subject, figures, replace, reason, _ throws(Refusal) in
        let (group, paper) = try sitting(name, test, subject, context)
        let id = ClassResult.ID(test: test, schoolClass: group, subject: subject)
        let result = ClassResult(
            id: id,
            grade: paper.id.grade,
            onRoll: figures.onRoll,
            sat: figures.sat,
            excellent: figures.excellent,
            pass: figures.pass,
            total: figures.total
        )
        try check(result, paper)
        guard let before = context.register.results[id], differs(before, result) else {
            return try Descriptions.result.added(result, in: context)
        }
        return try replaced(before, result, replace, reason)
    }

    private static let figures: Parameter<Figures> = {
        let onRoll = count(Label("on-roll", "在册"), Bilingual("pupils on the list", "在册人数"))
        let sat = count(Label("sat", "实考"), Bilingual("pupils who sat it", "实考人数"))
        let excellent = count(
            Label("excellent", "优秀人数"),
            Bilingual("pupils at or above the excellent line", "优秀人数")
        )
        let pass = count(Label("pass", "合格人数"), Bilingual("pupils who passed", "合格人数"))
        let total = Parameter<Marks>.keyword(
            Label("total", "总分"),
            Reading<Marks>.value,
            Bilingual("the sum of the marks of those who sat", "实考学生总分")
        )
        let specs = onRoll.specs + sat.specs + excellent.specs + pass.specs + total.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            return Figures(
                onRoll: try onRoll.decode(scope, at: &next),
                sat: try sat.decode(scope, at: &next),
                excellent: try excellent.decode(scope, at: &next),
                pass: try pass.decode(scope, at: &next),
                total: try total.decode(scope, at: &next)
            )
        }
    }()

    private static func count(_ name: Label, _ summary: Bilingual) -> Parameter<Int> {
        .keyword(name, Reading<Int>.value, summary)
    }

    // MARK: The class and its paper

    /// The class and the paper that its grade sat.
    ///
    /// A class's name is of the day of the paper: each paper of that test and subject is tried
    /// with the classes so named on its own day.
    /// - Throws: NOENT where there is no such class; RULE where its grade has no paper.
    private static func sitting(
        _ name: String,
        _ test: TestID,
        _ subject: String,
        _ context: Context
    ) throws(Refusal) -> (ClassID, Paper) {
        let register = context.register
        let papers = register.index.papersByTest[test].compactMap { register.papers[$0] }
            .filter { $0.id.subject == subject }
        guard let first = papers.first else { throw noPaper(test, subject, nil) }
        var refusal: Refusal?
        for paper in papers {
            let directory = Directory(
                register: register,
                day: paper.on,
                unit: test.unit,
                regulations: context.regulations
            )
            do throws(Refusal) {
                let id = try directory.schoolClass(name)
                let view = View(register: register, day: paper.on)
                guard let grade = register.classes[id]?.grade(in: view) else { continue }
                if grade == paper.id.grade { return (id, paper) }
                refusal = noPaper(test, subject, grade)
            } catch {
                if error.code == .ambiguous { throw error }
                refusal = refusal ?? error
            }
        }
        throw refusal ?? notThere(name, first)
    }

    private static func notThere(_ name: String, _ paper: Paper) -> Refusal {
        Refusal(
            .rule,
            "class \(excerpt(name)) did not exist on \(paper.on)",
            "班级 \(excerpt(name)) 在 \(paper.on) 不存在",
            want: "class"
        )
    }

    private static func noPaper(_ test: TestID, _ subject: String, _ grade: Grade?) -> Refusal {
        let english = grade.map { " for grade \($0.text)" } ?? ""
        let chinese = grade?.chineseName ?? ""
        return Refusal(
            .rule,
            "test \(test.text) has no paper in \(excerpt(subject))\(english)",
            "测验 \(test.text) 没有\(chinese)\(excerpt(subject))试卷",
            want: "paper",
            hint:
                "paper add test=\(test.text) grade=\(grade?.text ?? "…")"
                + " subject=\(excerpt(subject)) on=…"
        )
    }

    // MARK: Checks

    /// - Throws: RULE where the counts contradict each other.
    private static func check(_ result: ClassResult, _ paper: Paper) throws(Refusal) {
        guard result.onRoll <= 1_000 else {
            throw Refusal(
                .badArgument,
                "more than 1000 pupils in a class",
                "一个班超过 1000 人",
                want: "on-roll"
            )
        }
        let chain: [(Label, Int, Label, Int)] = [
            (Label("sat", "实考"), result.sat, Label("on-roll", "在册"), result.onRoll),
            (Label("pass", "合格"), result.pass, Label("sat", "实考"), result.sat),
            (Label("excellent", "优秀"), result.excellent, Label("pass", "合格"), result.pass),
        ]
        for (part, count, whole, limit) in chain where count > limit {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(part.english)=\(count) is more than \(whole.english)=\(limit)",
                    "\(part.chinese) \(count) 人多于\(whole.chinese) \(limit) 人"
                ),
                want: part.english,
                details: [
                    Refusal.Detail("have", String(count)), Refusal.Detail("need", "<=\(limit)"),
                ]
            )
        }
        let most = paper.full.hundredths * result.sat
        guard result.total.hundredths <= most else {
            let full = Decimals.text(paper.full.hundredths, places: 2)
            throw Refusal(
                .rule,
                Bilingual(
                    "a total beyond \(result.sat) pupils of \(full) marks",
                    "总分超过 \(result.sat) 人 × 满分 \(full)"
                ),
                want: "total",
                details: [Refusal.Detail("need", "<=\(Decimals.text(most, places: 2))")]
            )
        }
    }

    private static func differs(_ before: ClassResult, _ after: ClassResult) -> Bool {
        var same = after
        same.revision = before.revision
        return same != before
    }

    private static func replaced(
        _ before: ClassResult,
        _ after: ClassResult,
        _ replace: Bool,
        _ reason: String?
    ) throws(Refusal) -> Proposal {
        guard replace else {
            throw Refusal(
                .exists,
                "result \(before.id.text) is there already, with other figures",
                "成绩 \(before.id.text) 已录入，且数字不同",
                hint: "replace reason=…"
            )
        }
        guard reason != nil else {
            throw Refusal(
                .arity,
                "replace needs reason=",
                "替换须给出理由 reason=",
                want: "reason"
            )
        }
        return Descriptions.result.revised(before, after)
    }
}
