import Domain
import Grammar
import Notation

/// `award add`: enters an honour, a research result, a paper, a contest's prize, a public lesson.
enum AwardAdd {
    private static let taken: Set<String> = [
        "title", "place", "role", "category", "evidence", "grade", "order", "credits", "dimension",
    ]

    private static let fields = Descriptions.entry.assignments {
        taken.contains($0.name.english)
    }

    static let command = Command.update(
        [Label("award", "奖项"), Label("add", "登记")],
        Bilingual(
            "Enters what counts one by one: an award, a paper, a public lesson, mentoring.",
            "登记按项折算的成果：荣誉、科研、论文、竞赛、公开课、师徒。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose it is", "教师")
        ),
        Parameter<LedgerEntry.Kind>.keyword(
            Label("kind", "类型"),
            Reading<LedgerEntry.Kind>.value,
            Bilingual("what it is", "类型")
        ),
        Parameter<TrainingLevel>.keyword(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("who gives it", "授予级别")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        Parameter<String?>.optional(
            Label("certificate", "证书号"),
            Reading<String>.value,
            Bilingual("the certificate's number; pending without", "证书号；无证书则待审")
        ),
        fields,
        EntryRecording.recorder,
        EntryRecording.id,
        UnitParameter.near,
        source: "A03",
        examples: [
            "award add T001 kind=thesis level=district certificate=C-77 title=识字教学 on=2024-10-20"
        ]
    ) {
        context,
        teacher,
        kind,
        level,
        day,
        certificate,
        assignments,
        recorder,
        id,
        _
            throws(Refusal) in
        guard !kind.isByHours, kind != .external else {
            throw Refusal(
                .badArgument,
                "\(kind.label.english) is entered with hours add",
                "\(kind.label.chinese)用 学时 登记",
                want: "kind",
                hint: "hours add \(teacher.text) …"
            )
        }
        let on = day ?? context.today
        var entry = LedgerEntry(
            id: EntryID(""),
            teacher: teacher,
            kind: kind,
            first: on,
            last: on,
            level: level
        )
        try Descriptions.entry.assign(assignments, to: &entry, .initial)
        try ReferenceCheck.check(order: entry.order)
        if let certificate {
            guard entry.evidence == nil else {
                throw Refusal(
                    .badArgument,
                    "say certificate= or evidence=, one of them",
                    "证书号与佐证只写一个",
                    want: "certificate"
                )
            }
            try TextNotation.check(certificate)
            entry.evidence = certificate
        }
        entry.recorder = recorder
        let dimension = assignments.first { $0.field.name.english == "dimension" }?.value
        return try EntryRecording(context).added(entry, id: id, prefix: "A", dimension: dimension)
    }
}
