import Domain
import Grammar
import Notation

/// `notice add`: a sending unit was told how its teachers attended: who was told, when, of what.
///
/// Source: systems.md B10.
enum NoticeAdd {
    static let command = Command.update(
        [Label("notice", "通报"), Label("add", "登记")],
        Bilingual(
            "Records that a sending unit was told how its teachers attended in a period.",
            "登记已向派出单位通报其教师某期间的出勤情况。"
        ),
        CreditQuestion.unit,
        CommonParameter.period,
        Parameter<String>.keyword(
            Label("told", "告知"),
            Reading<String>.value,
            Bilingual("whom at the unit: an office, a name", "告知对象：部门或姓名")
        ),
        Descriptions.notice.assignments {
            ["programme", "session", "by", "means"].contains($0.name.english)
        },
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        Parameter<NoticeID?>.optional(
            Label("id", "编号"),
            Reading<NoticeID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "B10",
        examples: [
            "notice add unit=hetu period=2023-10 told=校办 means=书面 by=R001 on=2023-11-01"
        ]
    ) { context, unit, period, told, assignments, on, id throws(Refusal) in
        let register = context.register
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let (key, step) = register.newKey(id, prefix: "TN")
        let whole = days.first...(days.last ?? days.first)
        let day = on ?? context.today
        var notice = SendingNotice(id: key, unit: unit, days: whole, told: told, on: day)
        try Descriptions.notice.assign(assignments, to: &notice, .initial)
        try check(notice)
        try fill(&notice, context)
        if id == nil, let same = same(notice, register) {
            var reply = Descriptions.notice.receipt(same)
            reply.meta.append(Reply.Meta("unchanged", 1))
            return Proposal([], reply: reply)
        }
        var proposal = try Descriptions.notice.added(notice, in: context)
        try ReferenceCheck.check(proposal.changes, register)
        proposal.reply.meta.append(Reply.Meta("away", notice.absences.count))
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// Puts the attendance into the notice, as the page of the same days shows it.
    /// - Throws: RULE where no teacher of the unit was expected anywhere.
    private static func fill(
        _ notice: inout SendingNotice,
        _ context: Context
    ) throws(Refusal) {
        let asked = notice
        if let session = asked.session {
            _ = try Descriptions.session.stored(session, context.register)
        }
        let days = asked.first...asked.last
        let tally = try AttendanceTally(context, unit: asked.unit) { held in
            // What is not over yet cannot be told.
            days.contains(held.last) && held.last <= asked.on
                && (asked.programme.map { held.programme == $0 } ?? true)
                && (asked.session.map { held.id == $0 } ?? true)
        }
        guard !tally.people.isEmpty else {
            throw Refusal(
                .rule,
                Bilingual(
                    "no teacher of \(notice.unit.text) was expected at a session then",
                    "该期间 \(notice.unit.text) 没有应到的教师"
                ),
                want: "period",
                details: [Refusal.Detail("rule", "attendance")]
            )
        }
        notice.held = tally.people.reduce(0) { $0 + $1.held }
        notice.attended = tally.people.reduce(0) { $0 + $1.attended }
        notice.absences = tally.people.flatMap(\.away)
    }

    /// The notice that says the same of the same day.
    private static func same(_ notice: SendingNotice, _ register: Register) -> SendingNotice? {
        register.index.noticesByUnit[notice.unit].compactMap { register.notices[$0] }
            .first { other in
                var alike = notice
                (alike.answered, alike.answer) = (other.answered, other.answer)
                return alike.says(what: other)
            }
    }

    /// - Throws: BADARG for days that run backward, an answer from before the notice, or more
    ///   hours attended than held; RULE for a notice from before the days it is about.
    static func check(_ notice: SendingNotice) throws(Refusal) {
        try DayOrder.check(notice.first, notice.last)
        guard notice.attended <= notice.held else {
            throw Refusal(
                .badArgument,
                "more hours attended than held",
                "实到人时多于应到",
                want: "attended"
            )
        }
        guard notice.on >= notice.first else {
            throw Refusal(
                .rule,
                "\(notice.on) is before the days it is about, from \(notice.first)",
                "\(notice.on) 早于所通报期间（\(notice.first) 起）",
                want: "on"
            )
        }
        if let answered = notice.answered, answered < notice.on {
            throw Refusal(
                .badArgument,
                "\(answered) is before the notice of \(notice.on)",
                "\(answered) 早于通报日期 \(notice.on)",
                want: "answered"
            )
        }
    }
}

extension SendingNotice {
    /// Whether it says what another one says, whatever their keys.
    fileprivate func says(what other: SendingNotice) -> Bool {
        var alike = SendingNotice(id: other.id, unit: unit, days: first...last, told: told, on: on)
        alike.revision = other.revision
        (alike.programme, alike.session) = (programme, session)
        (alike.sender, alike.means) = (sender, means)
        (alike.held, alike.attended, alike.absences) = (held, attended, absences)
        (alike.answered, alike.answer) = (answered, answer)
        return alike == other
    }
}
