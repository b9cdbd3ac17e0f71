import Domain
import Grammar
import Notation
import Schemes

/// `integrity add`: puts a participation in a national programme on file, whatever came of it.
enum IntegrityAdd {
    static let command = Command.update(
        [Label("integrity", "诚信档案"), Label("add", "登记")],
        Bilingual(
            "Puts a participation on file; failures ban, by the scheme: three years.",
            "登记国培参训情况；未参训、被劝退、未结业者按方案禁训（三年）。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who took part", "教师")
        ),
        Parameter<String>.keyword(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual("the programme", "培训项目")
        ),
        Parameter<IntegrityRecord.Kind>.keyword(
            Label("kind", "情形"),
            Reading<IntegrityRecord.Kind>.value,
            Bilingual("how it ended", "参训结果")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the day of the decision; today unless given", "认定日期，默认今天")
        ),
        Descriptions.integrity.assignments { ["type", "subject"].contains($0.name.english) },
        Parameter<String?>.optional(
            Label("special", "特殊情况"),
            Reading<String>.value,
            Bilingual("a special reason", "特殊情况")
        ),
        Parameter<PersonID?>.optional(
            Label("approver", "批准人"),
            Reading<PersonID>.person(as: .approver),
            Bilingual("who approved the special reason; without, it bans", "特殊情况批准人；未批准仍禁训")
        ),
        Parameter<IntegrityID?>.optional(
            Label("id", "编号"),
            Reading<IntegrityID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "B09",
        examples: ["integrity add T014 programme=国培2024 kind=not-completed on=2024-10-12"]
    ) {
        context,
        teacher,
        programme,
        kind,
        on,
        assignments,
        special,
        approver,
        id,
        _
            throws(Refusal) in
        let register = context.register
        let day = on ?? context.today
        if approver != nil, special == nil {
            throw Refusal(.arity, "what was approved? special=", "须写明特殊情况", want: "special")
        }
        if let approver, approver == teacher {
            throw Refusal(.rule, "nobody approves their own", "不能批准本人", want: "approver")
        }
        let same = register.index.integrityByTeacher[teacher].first { other in
            id == nil && register.integrity[other]?.programme == programme
        }
        let (key, step) = register.newKey(id ?? same, prefix: "IR")
        var record = IntegrityRecord(
            id: key,
            teacher: teacher,
            programme: programme,
            kind: kind,
            on: day
        )
        try Descriptions.integrity.assign(assignments, to: &record, .initial)
        (record.specialReason, record.approver) = (special, approver)
        var proposal = try Descriptions.integrity.added(record, in: context)
        StillToCome.tell(day, in: &proposal, context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        let question = BanQuestion(context)
        guard !proposal.changes.isEmpty, let ban = try question.ban(of: record) else {
            return proposal
        }
        if ban.isSoft {
            proposal.reply.notes.append(try question.reason(record))
        } else {
            proposal.reply.meta.append(Reply.Meta("banned_to", "\(ban.end)"))
            refuse(ban, context, &proposal)
        }
        return proposal
    }

    /// Refuses what the teacher has applied for and the ban shuts: programmes of its levels, from
    /// the day of the decision to the ban's last one, whether approved already or not.
    private static func refuse(
        _ ban: BanQuestion.Ban,
        _ context: Context,
        _ proposal: inout Proposal
    ) {
        let register = context.register
        let (record, end) = (ban.record, ban.end)
        let shut = register.index.applicationsByTeacher[record.teacher]
            .compactMap { register.applications[$0] }.filter { application in
                application.status.isStanding && ban.rule.levels.contains(application.level)
                    && application.programme != record.programme
                    && !isHeld(application, before: record.on, register)
                    && DayRange(record.on, end).contains(max(application.on, record.on))
            }.sorted { $0.id < $1.id }
        for before in shut {
            var after = before
            (after.status, after.decided) = (.refused, context.today)
            after.reason = "禁训 \(record.on)..\(end)（\(record.id.text)）"
            after.revision += 1
            proposal.changes.append(.application(Revised(before: before, after: after)))
            proposal.reply.notes.append(
                Bilingual(
                    "\(before.id.text) (\(before.programme)) is refused: banned through \(end)",
                    "\(before.id.text)（\(before.programme)）不予批准：禁训至 \(end)（含当日）"
                )
            )
            ApplicationQueue.moveUp(after, context, &proposal)
        }
        if !shut.isEmpty { proposal.reply.meta.append(Reply.Meta("refused", shut.count)) }
    }

    /// Whether what was applied for was over by the day of the decision, or is on file.
    private static func isHeld(
        _ application: Application,
        before day: Day,
        _ register: Register
    ) -> Bool {
        let last = application.course.flatMap { register.courses[$0]?.last }
        if let last, last < day { return true }
        return register.index.integrityByTeacher[application.teacher].contains {
            register.integrity[$0]?.programme == application.programme
        }
    }
}
