package import Domain
import Grammar

/// The fields of a line of the ledger (学时学分台账).
package enum EntryFields {
    package static let all: [EntityField<LedgerEntry>] = who + what + axes + outcome + state

    private static let who: [EntityField<LedgerEntry>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "记录编号"), EntryID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("whose it is", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .derived(Label("teacher-name", "姓名"), Bilingual("the name that day", "当日姓名"), String.self) {
            it,
            view in .of(view.register.persons[it.teacher]?.name.at(view.day))
        },
        .derived(Label("unit", "单位"), Bilingual("the teacher's unit that day", "当日单位"), UnitID.self)
        {
            it,
            view in .of(view.register.persons[it.teacher]?.unit.at(it.last))
        },
    ]

    private static let what: [EntityField<LedgerEntry>] = [
        .fixed(
            Label("kind", "类型"),
            Bilingual("what earned it", "取得方式"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("the first day", "开始日期"),
            \.first,
            { it, _ in .of(it.first) }
        ),
        .fixed(
            Label("to", "至"),
            Bilingual("the last day", "结束日期"),
            \.last,
            { it, _ in .of(it.last) }
        ),
        .fixed(
            Label("hours", "学时"),
            Bilingual("hours", "学时"),
            set: { $0.shownHours = $1 },
            { it, _ in .of(it.shownHours) }
        ),
        .fixed(
            Label("credits", "学分"),
            Bilingual("credits as stated by others", "登记的学分"),
            \.credits,
            { it, _ in .of(it.credits) }
        ),
        .fixed(
            Label("title", "名称"),
            Bilingual("what it is called", "培训、成果或活动名称"),
            \.title,
            { it, _ in .of(it.title) }
        ),
        .fixed(
            Label("programme", "培训项目"),
            Bilingual("the programme of which it is a part", "所属培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("project", "模块项目"),
            Bilingual("the school's module project", "校本研修模块项目"),
            \.project,
            { it, _ in .of(it.project) }
        ),
        .fixed(
            Label("session", "培训活动"),
            Bilingual("the session from whose attendance it was made", "来源培训活动"),
            \.session,
            { it, _ in .of(it.session) }
        ),
    ]

    private static let axes: [EntityField<LedgerEntry>] = [
        .fixed(
            Label("level", "级别"),
            Bilingual("the level", "级别"),
            \.level,
            { it, _ in .of(it.level) }
        ),
        .fixed(Label("form", "方式"), Bilingual("the form", "方式"), \.form, { it, _ in .of(it.form) }),
        .fixed(
            Label("place", "地点"),
            Bilingual("in the district or outside it", "区域内外"),
            \.place,
            { it, _ in .of(it.place) }
        ),
        .fixed(
            Label("role", "角色"),
            Bilingual("what the teacher did", "学员、主讲或承担"),
            \.role,
            { it, _ in .of(it.role) }
        ),
        .fixed(
            Label("dimension", "维度"),
            Bilingual("the dimension", "维度"),
            \.dimension,
            { it, _ in .of(it.dimension) }
        ),
        .fixed(
            Label("category", "类别"),
            Bilingual("the category or content", "类别或内容"),
            \.category,
            { it, _ in .of(it.category) }
        ),
        .fixed(
            Label("module", "课程模块"),
            Bilingual("the course module", "课程模块"),
            \.module,
            { it, _ in .of(it.module) }
        ),
        .fixed(
            Label("special", "专题对象"),
            Bilingual("for whom it is special", "专题培训对象"),
            \.special,
            { it, _ in .of(it.special) }
        ),
        .flag(
            Label("off-job", "脱产"),
            Bilingual("whether off the job", "是否脱产"),
            \.isOffJob,
            { $0.isOffJob }
        ),
    ]

    private static let outcome: [EntityField<LedgerEntry>] = [
        .fixed(
            Label("passed", "合格"),
            Bilingual("whether the examination was passed", "考核是否合格"),
            \.passed,
            { it, _ in .of(it.passed) }
        ),
        .fixed(
            Label("attended", "实到学时"),
            Bilingual("hours attended of those held", "实际出勤学时"),
            \.attended,
            { it, _ in .of(it.attended) }
        ),
        .fixed(
            Label("evidence", "佐证"),
            Bilingual("the certificate's or the evidence's number", "证书号或佐证编号"),
            \.evidence,
            { it, _ in .of(it.evidence) }
        ),
        .fixed(
            Label("grade", "等次"),
            Bilingual("the award's grade", "获奖等次"),
            \.grade,
            { it, _ in .of(it.grade) }
        ),
        .fixed(
            Label("order", "排名"),
            Bilingual("the place among several holders", "署名排序"),
            \.order,
            { it, _ in .of(it.order) }
        ),
    ]

    private static let state: [EntityField<LedgerEntry>] = [
        .fixed(
            Label("status", "状态"),
            Bilingual("how far it has come", "审核状态"),
            \.status,
            { it, _ in .of(it.status) }
        ),
        .fixed(
            Label("by", "登记人"),
            Bilingual("who recorded it", "登记人"),
            \.recorder,
            { it, _ in .of(it.recorder) },
            reference: .teacher
        ),
        .fixed(
            Label("approver", "审核人"),
            Bilingual("who approved, refused or reversed it", "审核人"),
            \.approver,
            { it, _ in .of(it.approver) },
            reference: .teacher
        ),
        .derived(
            Label("approvals", "逐级审核"),
            Bilingual("which levels have approved it so far", "已审核的级别"),
            String.self
        ) { it, view in .of(view.approvals(of: it.id)) },
        .fixed(
            Label("reason", "理由"),
            Bilingual("why it was refused or reversed", "不予认定或冲销的理由"),
            \.reason,
            { it, _ in .of(it.reason) }
        ),
        .revision,
    ]
}

extension View {
    /// As in `school R002 2024-11-01; …`; nil where no level has approved the line.
    fileprivate func approvals(of entry: EntryID) -> String? {
        let found = register.index.approvalsByEntry[entry]
            .compactMap { register.approvals[$0] }.sorted { $0.id < $1.id }
        guard !found.isEmpty else { return nil }
        return found.map { "\($0.level.label.english) \($0.approver.text) \($0.on)" }
            .joined(separator: "; ")
    }
}

extension LedgerEntry {
    /// The hours, unset for what counts one by one.
    package var shownHours: Hours? {
        get { hours == .zero ? nil : hours }
        set { hours = newValue ?? .zero }
    }

    fileprivate var passed: YesNo? {
        get { isPassed.map(YesNo.init) }
        set { isPassed = newValue?.isYes }
    }
}
