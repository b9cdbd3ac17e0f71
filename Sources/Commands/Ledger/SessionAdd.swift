import Domain
import Grammar
import Notation

/// `session add`: records a training session; the hours follow from its attendance.
enum SessionAdd {
    private static let others: Set<String> = ["unit", "title", "on", "to", "hours", "attendance"]

    static let command = Command.update(
        [Label("session", "培训活动"), Label("add", "登记")],
        Bilingual(
            "Records a training session; attendance put then gives the hours.",
            "登记一次培训活动；随后以考勤录入产生学时。"
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("who holds it", "组织单位")
        ),
        Parameter<String>.keyword(
            Label("title", "名称"),
            Reading<String>.value,
            Bilingual("what it is called", "活动名称")
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
        Parameter<Hours>.keyword(
            Label("hours", "学时"),
            Reading<Hours>.value,
            Bilingual("hours of each who is present", "每人学时")
        ),
        Descriptions.session.assignments { !others.contains($0.name.english) },
        Parameter<SessionID?>.optional(
            Label("id", "编号"),
            Reading<SessionID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "A07, A19, A27",
        examples: [
            "session add unit=hetu title=单元整体教学 on=2024-10-11 hours=2 level=school "
                + "form=school-based dimension=学科教学 theme=大单元 plan=yes process=yes"
        ]
    ) { context, unit, title, first, last, hours, assignments, id throws(Refusal) in
        try DayOrder.check(first, last ?? first)
        let register = context.register
        var wanted = TrainingSession(
            id: SessionID(""),
            unit: unit,
            title: title,
            first: first,
            last: last ?? first,
            hours: hours
        )
        try Descriptions.session.assign(assignments, to: &wanted, .initial)
        try check(wanted, context)
        let same = register.sessions.first { other in
            other.unit == unit && other.title == title && other.first == first
                && other.last == wanted.last
        }
        let (key, step) = register.newKey(id ?? same?.id, prefix: "S")
        var session = TrainingSession(
            id: key,
            unit: unit,
            title: title,
            first: first,
            last: wanted.last,
            hours: hours
        )
        try Descriptions.session.assign(assignments, to: &session, .initial)
        // The attendance is put in afterwards, so that it is no difference.
        session.attendance = register.sessions[key]?.attendance ?? []
        var proposal = try Descriptions.session.added(session, in: context)
        if !proposal.changes.isEmpty {
            proposal.reply.notes += try notes(session, context)
        }
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// What is to be said of its course and of its project.
    private static func notes(
        _ session: TrainingSession,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        var notes = [try CourseCatalogue.note(session, context)].compactMap(\.self)
        guard let key = session.project,
            let project = context.register.projects[ProjectID(key)], project.kind == .selfChosen
        else { return notes }
        if project.approved.map({ session.first < $0 }) ?? true {
            notes.append(
                Bilingual(
                    "\(key) is not approved on \(session.first): the project is not recognised",
                    "\(key) 在 \(session.first) 尚未批准：项目不予认定"
                )
            )
        }
        return notes
    }

    /// - Throws: RULE for more hours than the days have; NOENT for a project that is not there.
    private static func check(_ session: TrainingSession, _ context: Context) throws(Refusal) {
        let days = Int(session.last.daysSinceEpoch - session.first.daysSinceEpoch) + 1
        guard days <= LedgerEntry.dayLimit else {
            throw Refusal(.badArgument, "a session spans too many days", "活动跨度过长", want: "to")
        }
        guard session.hours.hundredths <= days * 2_400 else {
            throw Refusal(
                .rule,
                "\(session.hours.text) h do not fit into \(counted(days, "day"))",
                "\(days) 天内不足 \(session.hours.text) 学时",
                want: "hours"
            )
        }
        if let project = session.project {
            _ = try Descriptions.project.stored(ProjectID(project), context.register)
        }
    }
}
