import Domain
import Grammar
import Notation

/// The kinds of objects beside the ledger: what teachers study, choose and are assessed in.
extension Descriptions {
    static let assessment = EntityDescription<Assessment>(
        noun: Label("assessment", "考核"),
        fields: AssessmentFields.all,
        table: { $0.assessments },
        change: { .assessment($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try AssessmentID.read(text) },
        listed: ["id", "teacher", "year", "form", "stage", "subject", "score", "grade"],
        sorted: ["year", "teacher", "id"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )

    static let technology = EntityDescription<TechnologyCourse>(
        noun: Label("technology", "技术培训"),
        fields: TechnologyFields.all,
        table: { $0.technologies },
        change: { .technology($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try TechnologyID.read(text) },
        listed: ["id", "teacher", "process", "exam", "certificate"],
        sorted: ["teacher", "id"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )

    static let topic = EntityDescription<YearlyTopic>(
        noun: Label("topic", "专题"),
        fields: TopicFields.all,
        table: { $0.topics },
        change: { .topic($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try TopicID.read(text) },
        listed: ["id", "unit", "year", "title", "form"],
        sorted: ["year", "unit", "id"],
        isCurrent: { _, _ in true },
        unit: { it, _ in it.unit },
        user: References.ofTopic
    )

    static let course = EntityDescription<CatalogueCourse>(
        noun: Label("course", "课程"),
        fields: CourseFields.all,
        table: { $0.courses },
        change: { .course($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try CourseID.read(text) },
        listed: [
            "id", "unit", "title", "local", "level", "form", "hours", "places", "taken", "waiting",
        ],
        sorted: ["id"],
        isCurrent: { _, _ in true },
        unit: { it, _ in it.unit },
        user: References.ofCourse
    )

    static let plan = EntityDescription<StudyPlan>(
        noun: Label("plan", "学习计划"),
        fields: PlanFields.all,
        table: { $0.plans },
        change: { .plan($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try PlanID.read(text) },
        listed: ["id", "teacher", "kind", "from", "to", "goals", "status"],
        sorted: ["teacher", "from", "id"],
        isCurrent: { it, view in it.last >= view.day },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )

    static let application = EntityDescription<Application>(
        noun: Label("application", "报名"),
        fields: ApplicationFields.all,
        table: { $0.applications },
        change: { .application($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ApplicationID.read(text) },
        listed: [
            "id", "teacher", "programme", "course", "level", "on", "status", "decided", "reason",
        ],
        sorted: ["on", "id"],
        isCurrent: { it, _ in it.status.isStanding },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )

    static let approval = EntityDescription<LedgerApproval>(
        noun: Label("approval", "审核"),
        fields: ApprovalFields.all,
        table: { $0.approvals },
        change: { .approval($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ApprovalID.read(text) },
        listed: ["id", "entry", "level", "by", "on"],
        sorted: ["entry", "id"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        user: { _, _ in nil }
    )

    static let notice = EntityDescription<SendingNotice>(
        noun: Label("notice", "通报"),
        fields: NoticeFields.all,
        table: { $0.notices },
        change: { .notice($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try NoticeID.read(text) },
        listed: ["id", "unit", "from", "to", "on", "told", "away", "answered"],
        sorted: ["on", "id"],
        isCurrent: { _, _ in true },
        unit: { it, _ in it.unit },
        user: { _, _ in nil }
    )

    static let followUp = EntityDescription<FollowUp>(
        noun: Label("followup", "应用考核"),
        fields: FollowUpFields.all,
        table: { $0.followUps },
        change: { .followUp($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try FollowUpID.read(text) },
        listed: ["id", "teacher", "programme", "on", "score", "grade", "examiner", "note"],
        sorted: ["on", "teacher", "id"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )
}
