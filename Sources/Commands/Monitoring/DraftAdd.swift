import Domain
import Grammar
import Notation

/// `draft add`: a teacher has set a test paper (出质量监测卷).
enum DraftAdd {
    static let command = Command.update(
        [Label("draft", "命题"), Label("add", "登记")],
        Bilingual("Records a test paper that a teacher has set.", "登记教师所出的质量监测卷。"),
        Parameter<PersonID>.keyword(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who set it", "命题教师")
        ),
        Parameter<TermID>.keyword(
            Label("term", "学期"),
            Reading<TermID>.term,
            Bilingual("the term", "学期")
        ),
        Parameter<String>.keyword(
            Label("subject", "科目"),
            Reading<String>.value,
            Bilingual("the subject", "科目")
        ),
        Parameter<Grade>.keyword(
            Label("grade", "年级"),
            Reading<Grade>.value,
            Bilingual("the grade", "年级")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when it was handed in", "交卷日期")
        ),
        Parameter<String?>.optional(
            Label("title", "题目"),
            Reading<String>.value,
            Bilingual("what it is called", "试卷题目")
        ),
        Parameter<DraftID?>.optional(
            Label("id", "编号"),
            Reading<DraftID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "H10",
        examples: [
            "draft add teacher=T001 term=2024-autumn subject=语文 grade=3 on=2024-10-20 title=期中卷"
        ]
    ) { context, teacher, term, subject, grade, day, title, id, _ throws(Refusal) in
        let register = context.register
        let same = register.drafts.first { draft in
            id == nil && draft.teacher == teacher && draft.term == term && draft.grade == grade
                && draft.subject == subject && draft.on == day && draft.title == title
        }
        let (key, step) = register.newKey(same?.id ?? id, prefix: "D")
        var draft = Draft(
            id: key,
            teacher: teacher,
            term: term,
            subject: subject,
            grade: grade,
            on: day
        )
        draft.title = title
        try check(draft, register)
        var proposal = try Descriptions.draft.added(draft, in: context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// - Throws: RULE for a day outside the term.
    static func check(_ draft: Draft, _ register: Register) throws(Refusal) {
        guard let period = register.terms[draft.term]?.period, period.contains(draft.on) else {
            throw Refusal(
                .rule,
                "\(draft.on) is outside the term \(draft.term.text)",
                "\(draft.on) 不在学期 \(draft.term.text) 内",
                want: "on"
            )
        }
    }
}
