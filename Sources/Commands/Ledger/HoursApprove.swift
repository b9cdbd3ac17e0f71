import Domain
import Grammar
import Notation

/// `hours approve`: pending lines of the ledger count, by the scheme's approval switch.
enum HoursApprove {
    static let command = Command.update(
        [Label("hours", "学时"), Label("approve", "审核")],
        Bilingual(
            "Approves pending lines: one, or all of a session; by levels where a scheme says so.",
            "审核通过待审记录：一条，或某培训活动的全部；方案规定逐级者依次审核。"
        ),
        EntryDecision.entry,
        EntryDecision.session,
        EntryDecision.approver,
        Parameter<TrainingLevel?>.optional(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("at which level; the next one unless given", "审核级别，默认下一级")
        ),
        role: .approver,
        source: "design.md 2",
        examples: ["hours approve entry=H-2 by=R001"],
        bulk: bulk
    ) { context, entry, session, approver, level throws(Refusal) in
        let decision = EntryDecision(context: context)
        let entries = try decision.entries(entry, session)
        var waiting: [ApprovalLevels] = []
        for entry in entries {
            try decision.checkApprover(entry, approver)
            let levels = try ApprovalLevels(context, entry)
            if entry.status == .pending { try levels.check(level, by: approver) }
            if !levels.isLast { waiting.append(levels) }
            guard entry.kind.isByHours || entry.evidence != nil else {
                throw Refusal(
                    .rule,
                    Bilingual(
                        "\(entry.id.text) has no certificate: reverse it and enter it with one",
                        "\(entry.id.text) 没有证书：请冲销后连同证书号重新登记"
                    ),
                    want: "entry",
                    hint: "hours reverse \(entry.id.text) reason=…",
                    details: [Refusal.Detail("rule", "certificate")]
                )
            }
        }
        let early = Set(waiting.map(\.entry.id))
        let last = entries.filter { !early.contains($0.id) }
        var proposal = try decision.decided(
            last,
            from: [.pending],
            to: .counted,
            by: approver,
            reason: nil
        )
        if let approver, !waiting.isEmpty {
            try approve(waiting, of: entries.count, by: approver, context, &proposal)
        }
        return proposal
    }

    /// Notes one level's approval of lines that the next level has still to approve.
    private static func approve(
        _ waiting: [ApprovalLevels],
        of total: Int,
        by approver: PersonID,
        _ context: Context,
        _ proposal: inout Proposal
    ) throws(Refusal) {
        let before = context.register.counters["AV"] ?? 0
        var counter = before
        let check = EntryCheck(context)
        for levels in waiting {
            guard let level = levels.next else { continue }
            guard levels.entry.status == .pending else {
                let status = levels.entry.status.label
                throw Refusal(
                    .state,
                    Bilingual(
                        "\(levels.entry.id.text) is \(status.english)",
                        "\(levels.entry.id.text) 的状态为\(status.chinese)"
                    ),
                    want: "entry",
                    hint: "hours show \(levels.entry.id.text)",
                    details: [Refusal.Detail("is", status.english)]
                )
            }
            let teacher = try Descriptions.person.stored(levels.entry.teacher, context.register)
            try check.checkOpen(levels.entry, teacher.value)
            counter += 1
            let approval = LedgerApproval(
                id: ApprovalID("AV-\(counter)"),
                entry: levels.entry.id,
                level: level,
                approver: approver,
                on: context.today
            )
            proposal.changes.append(.approval(Revised(before: nil, after: approval)))
        }
        proposal.changes.append(
            .counter(CounterStep(prefix: "AV", before: before, after: counter))
        )
        if waiting.count == total {
            let status = LedgerEntry.Status.pending.label.english
            proposal.reply.meta = [Reply.Meta("status", status)]
        }
        let next = waiting.compactMap { $0.next }.min()
        proposal.reply.meta.append(Reply.Meta("waiting", waiting.count))
        if let next { proposal.reply.meta.append(Reply.Meta("approved_at", next.label.english)) }
    }

    private static func bulk(
        _ context: Context,
        _ entry: EntryID?,
        _ session: SessionID?,
        _ approver: PersonID?,
        _ level: TrainingLevel?
    ) -> Int {
        EntryDecision.count(of: session, context)
    }
}
