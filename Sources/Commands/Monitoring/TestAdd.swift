import Domain
import Grammar
import Notation

/// `test add`: a test that a unit holds.
enum TestAdd {
    static let command = Command.update(
        [Label("test", "测验"), Label("add", "添加")],
        Bilingual("Adds a test; its papers say when, per grade and subject.", "添加测验；日期见各年级各科试卷。"),
        Parameter<String>.positional(
            Label("name", "简称"),
            Reading<String>.key,
            Bilingual("its short name within the unit", "单位内的测验简称")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("who holds it", "组织单位")
        ),
        Parameter<Test.Kind>.keyword(
            Label("kind", "类别"),
            Reading<Test.Kind>.value,
            Bilingual("monthly, unit-test, midterm, final or yearly", "月监测、单元、期中、期末或年度")
        ),
        Parameter<TermID?>.optional(
            Label("term", "学期"),
            Reading<TermID>.term,
            Bilingual("its term", "所属学期")
        ),
        Parameter<String?>.optional(
            Label("full-name", "全称"),
            Reading<String>.value,
            Bilingual("what it is called", "测验全称")
        ),
        source: "H01",
        examples: ["test add 2024-12 unit=hetu term=2024-autumn kind=monthly"]
    ) { context, name, unit, kind, term, fullName throws(Refusal) in
        var test = Test(id: TestID(unit: unit, name: name), kind: kind)
        test.term = term
        test.name = fullName
        if let existing = context.register.tests[test.id], existing.term != term {
            let has = existing.term.map { Bilingual("in term \($0.text)", "属学期 \($0.text)") }
            throw Refusal(
                .exists,
                "test \(test.id.text) is there already, \(has?.english ?? "without a term")",
                "测验 \(test.id.text) 已存在，\(has?.chinese ?? "未设学期")",
                want: "term"
            )
        }
        var proposal = try Descriptions.test.added(test, in: context)
        let warning = ExamNotice.warning(kind, at: unit, context.register, on: context.today)
        if let warning, !proposal.changes.isEmpty { proposal.reply.notes.append(warning) }
        return proposal
    }
}
