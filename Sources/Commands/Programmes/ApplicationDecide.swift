import Domain
import Grammar
import Notation

/// `application decide`: approves an application or refuses it; nobody who is banned is approved.
enum ApplicationDecide {
    static let command = Command.update(
        [Label("application", "报名"), Label("decide", "审定")],
        Bilingual(
            "Approves an application, or refuses it with a reason.",
            "审定报名：批准，或不批准并写明理由。"
        ),
        Descriptions.application.positional,
        Parameter<Application.Status>.keyword(
            Label("result", "结果"),
            Reading<Application.Status>.value,
            Bilingual("approved or refused", "已批准或未批准")
        ),
        Parameter<PersonID>.keyword(
            Label("by", "审定人"),
            Reading<PersonID>.person(as: .approver),
            Bilingual("who decides", "审定人")
        ),
        ProjectFlow.on,
        ProjectFlow.reason,
        role: .approver,
        source: "B09, A29",
        examples: ["application decide AP-1 result=approved by=R001"]
    ) { context, id, result, by, on, reason throws(Refusal) in
        let before = try Descriptions.application.object(id, context.register)
        let day = on ?? context.today
        guard result == .approved || result == .refused else {
            throw Refusal(
                .badArgument,
                "a decision is approved or refused",
                "审定结果为已批准或未批准",
                want: "result"
            )
        }
        if result == .refused, reason == nil {
            throw Refusal(.arity, "a refusal needs its reason=", "未批准须写理由", want: "reason")
        }
        guard before.status == .open else { throw closed(before) }
        guard by != before.teacher else {
            throw Refusal(
                .rule,
                "nobody decides on their own application",
                "不能审定本人的报名",
                want: "by"
            )
        }
        guard day >= before.on else {
            throw Refusal(
                .rule,
                "\(day) is before the application of \(before.on)",
                "\(day) 早于报名日 \(before.on)",
                want: "on"
            )
        }
        let warnings = result == .approved ? try check(before, on: day, context) : []
        var after = before
        (after.status, after.decided) = (result, day)
        (after.decider, after.reason) = (by, reason)
        var proposal = Descriptions.application.revised(before, after, notes: warnings)
        if result == .refused { ApplicationQueue.moveUp(after, context, &proposal) }
        return proposal
    }

    static func closed(_ application: Application) -> Refusal {
        let label = application.status.label
        return Refusal(
            .state,
            Bilingual(
                "\(application.id.text) is \(label.english)",
                "\(application.id.text) 为\(label.chinese)"
            ),
            want: "application",
            details: [Refusal.Detail("is", label.english)]
        )
    }

    /// - Returns: what shixun's own defaults warn of.
    /// - Throws: RULE where a ban keeps the teacher out of a programme of its level, or the number
    ///   of times or a repeat out of a national one.
    static func check(
        _ application: Application,
        on day: Day,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        let finding = try ProgrammeGate(context: context).finding(
            application.teacher,
            on: day,
            level: application.level,
            type: application.type,
            subject: application.subject,
            without: application.id
        )
        guard !finding.isAllowed else {
            return finding.warnings.map { warning in
                Bilingual(
                    "\(application.teacher.text): \(warning.english)",
                    "\(application.teacher.text)：\(warning.chinese)"
                )
            }
        }
        var details = [Refusal.Detail("rule", finding.banEnd == nil ? "times" : "ban")]
        if let end = finding.banEnd { details.append(Refusal.Detail("until", "\(end)")) }
        throw Refusal(
            .rule,
            Bilingual(
                "\(application.teacher.text): "
                    + finding.reasons.map(\.english).joined(separator: "; "),
                "\(application.teacher.text)："
                    + finding.reasons.map(\.chinese).joined(separator: "；")
            ),
            want: "teacher",
            hint: finding.banEnd.map { "on=\($0.adding(days: 1))" }
                ?? "integrity check \(application.teacher.text)",
            details: details
        )
    }
}
