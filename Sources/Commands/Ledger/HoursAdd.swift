import Domain
import Grammar
import Notation

/// `hours add`: enters hours of training, or credits that others have stated.
enum HoursAdd {
    /// What is not said of a training, or has a parameter of its own.
    private static let others: Set<String> = [
        "teacher", "on", "to", "level", "session", "status", "by", "approver", "reason", "grade",
        "order",
    ]

    private static let fields = Descriptions.entry.assignments {
        !others.contains($0.name.english)
    }

    static let command = Command.update(
        [Label("hours", "学时"), Label("add", "登记")],
        Bilingual("Enters a teacher's hours of training.", "登记教师的培训学时。"),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose they are", "教师")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day; the first unless given", "结束日期，默认同日")
        ),
        Parameter<TrainingLevel>.keyword(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("school, district, city, province or nation", "校、区县、市、省或国家级")
        ),
        fields,
        EntryRecording.recorder,
        EntryRecording.id,
        Parameter<PeriodNotation?>.optional(
            Label("period", "期间"),
            Reading<PeriodNotation>.value,
            Bilingual("the period in which it has to lie", "须落在该期间内")
        ),
        UnitParameter.near,
        source: "A01, A02",
        examples: [
            "hours add T001 hours=8 level=district form=concentrated place=inside "
                + "dimension=学科教学 on=2024-10-17 evidence=E-118"
        ]
    ) {
        context,
        teacher,
        first,
        last,
        level,
        assignments,
        recorder,
        id,
        period,
        unit
            throws(Refusal) in
        var entry = LedgerEntry(
            id: EntryID(""),
            teacher: teacher,
            kind: .training,
            first: first,
            last: last ?? first,
            level: level
        )
        try Descriptions.entry.assign(assignments, to: &entry, .initial)
        entry.recorder = recorder
        try check(entry)
        try DayOrder.check(entry.first, entry.last)
        try PeriodDays(context, unit).check(entry.days, in: period)
        let dimension = assignments.first { $0.field.name.english == "dimension" }?.value
        return try EntryRecording(context).added(entry, id: id, prefix: "H", dimension: dimension)
    }

    private static func check(_ entry: LedgerEntry) throws(Refusal) {
        guard entry.kind.isByHours || entry.kind == .external else {
            throw Refusal(
                .badArgument,
                "\(entry.kind.label.english) counts one by one: award add",
                "\(entry.kind.label.chinese)按项登记：奖项 登记",
                want: "kind",
                hint: "award add \(entry.teacher.text) kind=\(entry.kind.label.english) …"
            )
        }
        guard entry.hours > .zero || entry.credits != nil else {
            throw Refusal(.arity, "say hours= or credits=", "须给出学时或学分", want: "hours")
        }
        if let attended = entry.attended, attended > entry.hours {
            throw Refusal(
                .badArgument,
                "more hours attended than held",
                "实到学时多于学时",
                want: "attended"
            )
        }
    }
}
