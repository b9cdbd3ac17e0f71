import Domain
import Grammar
import Notation

/// `external add`: puts credits of another institution into the bank; schemes say what they are
/// worth.
enum ExternalAdd {
    static let command = Command.update(
        [Label("external", "校外学分"), Label("add", "存入")],
        Bilingual(
            "Puts credits of another institution into the bank; schemes say what they are worth.",
            "存入校外学分（学分银行）；折算由方案规定。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose", "教师")
        ),
        Parameter<String>.keyword(
            Label("institution", "机构"),
            Reading<String>.value,
            Bilingual("where they were earned", "授予机构")
        ),
        Parameter<Credits>.keyword(
            Label("amount", "数额"),
            Reading<Credits>.value,
            Bilingual("in credits of that institution", "该机构的学分数")
        ),
        Parameter<String?>.optional(
            Label("category", "类别"),
            Reading<String>.value,
            Bilingual("what they are: 学历教育, 非学历培训", "类别：学历教育、非学历培训")
        ),
        Parameter<String?>.optional(
            Label("evidence", "佐证"),
            Reading<String>.value,
            Bilingual("the certificate's number; pending without", "证书号；缺则待审")
        ),
        Parameter<TrainingLevel?>.optional(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("its level; province unless given", "级别，默认省级")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        EntryRecording.recorder,
        EntryRecording.id,
        UnitParameter.near,
        source: "A29",
        examples: [
            "external add T001 institution=哈尔滨师范大学 amount=12 category=学历教育 "
                + "evidence=XL-2024-118 on=2024-07-01"
        ]
    ) {
        context,
        teacher,
        institution,
        amount,
        category,
        evidence,
        level,
        on,
        recorder,
        id,
        _
            throws(Refusal) in
        let day = on ?? context.today
        var entry = LedgerEntry(
            id: EntryID(""),
            teacher: teacher,
            kind: .external,
            first: day,
            last: day,
            level: level ?? .province
        )
        (entry.programme, entry.credits) = (institution, amount)
        (entry.category, entry.evidence) = (category, evidence)
        (entry.title, entry.recorder) = ("\(institution) \(amount.fieldValue.text)", recorder)
        return try EntryRecording(context).added(entry, id: id, prefix: "H")
    }
}
