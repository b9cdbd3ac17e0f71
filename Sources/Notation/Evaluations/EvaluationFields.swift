package import Domain
package import Grammar

/// The fields of an evaluation (评价), without those that its instrument gives.
package enum EvaluationFields {
    /// All, where `tellsText` says whether the comment may be told.
    package static func all(
        _ tellsText: @escaping @Sendable (Evaluation, View) -> Bool
    ) -> [EntityField<Evaluation>] {
        subject + contents(tellsText)
    }

    private static let subject: [EntityField<Evaluation>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "评价编号"), EvaluationID.self) { it, _ in
            .text(it.id.text)
        },
        .derived(
            Label("activity", "活动"),
            Bilingual("the course, survey or inspection", "活动编号"),
            ActivityID.self
        ) { it, _ in it.subject.activity.map { .text($0.text) } ?? .none },
        .derived(
            Label("teacher", "教师"),
            Bilingual("the teacher or trainer that it is about", "被评教师编号"),
            PersonID.self
        ) { it, _ in it.subject.teacher.map { .text($0.text) } ?? .none },
        .derived(
            Label("class", "班级"),
            Bilingual("the class that it is about", "被评班级编号"),
            ClassID.self
        ) { it, _ in it.subject.schoolClass.map { .text($0.text) } ?? .none },
        .derived(
            Label("unit", "单位"),
            Bilingual("the unit that it is about", "被评单位编号"),
            UnitID.self
        ) { it, _ in it.subject.unit.map { .text($0.text) } ?? .none },
        .derived(
            Label("by", "评价人"),
            Bilingual("who filled it in; none where it is anonymous", "评价人编号，匿名为空"),
            PersonID.self
        ) { it, _ in it.by.map { .text($0.text) } ?? .none },
        .derived(
            Label("phase", "时机"),
            Bilingual("at once, or when it has worked for a while", "即时或跟踪"),
            Evaluation.Phase.self
        ) { it, _ in it.phase.map(\.fieldValue) ?? .none },
    ]

    private static func contents(
        _ tellsText: @escaping @Sendable (Evaluation, View) -> Bool
    ) -> [EntityField<Evaluation>] {
        [
            .fixed(
                Label("on", "日期"),
                Bilingual("the day", "日期"),
                \.on,
                { it, _ in .of(it.on) }
            ),
            .fixed(
                Label("invited", "发放份数"),
                Bilingual("how many forms were handed out", "发放份数"),
                \.invited,
                { it, _ in .of(it.invited) }
            ),
            .fixed(
                Label("comment", "评语"),
                Bilingual("the comment; of an anonymous form to admins alone", "评语，匿名表仅 admin 可见"),
                \.comment,
                { it, view in tellsText(it, view) ? .of(it.comment) : .none }
            ),
            .derived(
                Label("findings", "问题数"),
                Bilingual("what an inspection found", "发现问题数"),
                Int.self
            ) { it, _ in .integer(it.findings.count) },
            .derived(
                Label("open-findings", "未整改"),
                Bilingual("how many of them are not put right", "未整改问题数"),
                Int.self
            ) { it, _ in .integer(it.findings.count { $0.rectified == nil }) },
            .derived(
                Label("entered", "录入日期"),
                Bilingual("when it was recorded", "录入日期"),
                Day.self
            ) { it, _ in it.entered.fieldValue },
            .revision,
        ]
    }
}

extension Evaluation {
    /// Whether what was filled in may be told by itself: where it names nobody to admins alone.
    ///
    /// A tally may be one form; it is told where it is enough of them for its instrument.
    package func isTold(to role: Role) -> Bool {
        by != nil || role >= .admin
    }
}
