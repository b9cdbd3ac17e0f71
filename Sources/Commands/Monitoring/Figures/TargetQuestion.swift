import Domain
import Grammar
import Notation
import Schemes

/// Which tests and classes a question about targets is about.
struct TargetQuestion: Sendable {
    let tests: [TestID]
    /// In the order unit, grade, number.
    let classes: [SchoolClass]
    let subject: String?

    // MARK: Parameters

    static let test = Parameter<TestID?>.optional(
        Label("test", "测验"),
        Reading<TestID>.test,
        Bilingual("the test", "测验")
    )
    static let term = Parameter<TermID?>.optional(
        Label("term", "学期"),
        Reading<TermID>.term,
        Bilingual("all tests of that term", "该学期全部测验")
    )
    static let schoolClass = Parameter<String?>.optional(
        Label("class", "班级"),
        Reading<String>.className,
        Bilingual("only that class, by key or name on the day of the test", "只看该班：编号或测验当时的班名")
    )
    static let grade = Parameter<Grade?>.optional(
        Label("grade", "年级"),
        Reading<Grade>.value,
        Bilingual("only that grade", "只看该年级")
    )
    static let subject = Parameter<String?>.optional(
        Label("subject", "科目"),
        Reading<String>.value,
        Bilingual("only that subject", "只看该科目")
    )
    static let unit = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("only that unit and those below it", "只看该单位及下属单位")
    )

    static let anew = Parameter<Bool>.flag(
        Label("anew", "重算"),
        Bilingual(
            "count from the results, not from the sums that are kept up",
            "从成绩重新计算，不用随时更新的汇总"
        )
    )

    // MARK: Finding

    /// - Throws: ARITY where neither test nor term is given; NOENT where a class is not there.
    init(
        _ context: Context,
        test: TestID?,
        term: TermID?,
        schoolClass: String?,
        grade: Grade?,
        subject: String?,
        unit: UnitID?
    ) throws(Refusal) {
        let tests = try Self.tests(context, test, term)
        self.tests = tests
        self.subject = subject
        let register = context.register
        var results: [ClassID: Grade] = [:]
        for test in tests {
            for id in register.index.resultsByTest[test] {
                results[id.schoolClass] = register.results[id]?.grade
            }
        }
        let wanted = try schoolClass.map { name throws(Refusal) in
            try Self.find(name, context, tests, unit)
        }
        if let wanted, results[wanted] == nil {
            results[wanted] = Self.grade(of: wanted, context, tests)
        }
        let regulations = context.regulations
        // Whose a school was when the tests were sat, not whose it is.
        let sat = tests.flatMap { register.index.papersByTest[$0] }
        let day = sat.compactMap { register.papers[$0]?.on }.min() ?? context.today
        classes = results.compactMap { id, found -> SchoolClass? in
            guard wanted == nil || wanted == id, grade == nil || grade == found else { return nil }
            guard let group = register.classes[id] else { return nil }
            guard let unit, group.unit != unit else { return group }
            return regulations.lineage(of: group.unit, on: day).contains(unit) ? group : nil
        }.sorted { left, right in
            (left.unit, right.entered, left.number, left.id)
                < (right.unit, left.entered, right.number, right.id)
        }
    }

    static func tests(
        _ context: Context,
        _ test: TestID?,
        _ term: TermID?
    ) throws(Refusal) -> [TestID] {
        if let test { return [test] }
        guard let term else {
            throw Refusal(
                .arity,
                "say test= or term=",
                "须给出 test= 或 term=",
                want: "test",
                hint: "test list"
            )
        }
        let found = context.register.tests.filter { $0.term == term }
        return found.sorted { $0.id < $1.id }.map(\.id)
    }

    /// The class of that key, or of that name on the day of a paper of the tests.
    private static func find(
        _ name: String,
        _ context: Context,
        _ tests: [TestID],
        _ unit: UnitID?
    ) throws(Refusal) -> ClassID {
        let days = Set(
            tests.flatMap { test in
                context.register.index.papersByTest[test].compactMap {
                    context.register.papers[$0]?.on
                }
            }
        ).sorted()
        var refusal: Refusal?
        for day in days.isEmpty ? [context.today] : days {
            let directory = Directory(
                register: context.register,
                day: day,
                unit: unit ?? tests.first?.unit,
                regulations: context.regulations
            )
            do throws(Refusal) {
                return try directory.schoolClass(name)
            } catch {
                refusal = error
            }
        }
        throw refusal ?? Refusal(.noEntity, "no class", "没有班级", want: "class")
    }

    private static func grade(
        of id: ClassID,
        _ context: Context,
        _ tests: [TestID]
    ) -> Grade? {
        let papers = tests.flatMap { context.register.index.papersByTest[$0] }
        let day = papers.compactMap { context.register.papers[$0]?.on }.min() ?? context.today
        return context.register.classes[id]?.grade(
            in: View(register: context.register, day: day)
        )
    }

    /// 三（1）班, as it was in the grade in which the class sat the test.
    static func printedName(_ group: SchoolClass, _ grade: Grade) -> String {
        ClassName(grade: grade, number: group.number).printed
    }
}
