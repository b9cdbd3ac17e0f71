import Domain
import Grammar
import Notation
import Schemes

/// What becomes of lines of the ledger that are there: approval, refusal, reversal.
struct EntryDecision {
    let context: Context

    static let entry = Parameter<EntryID?>.optional(
        Label("entry", "记录"),
        Descriptions.entry.reading,
        Bilingual("which line", "哪条记录")
    )
    static let session = Parameter<SessionID?>.optional(
        Label("session", "培训活动"),
        Descriptions.session.reading,
        Bilingual("all pending lines of a session", "该培训活动的全部待审记录")
    )
    static let approver = Parameter<PersonID?>.optional(
        Label("by", "审核人"),
        Reading<PersonID>.person(as: .approver),
        Bilingual("who decides", "审核人")
    )

    /// The entries that a decision is about: one, or those of a session.
    func entries(
        _ entry: EntryID?,
        _ session: SessionID?
    ) throws(Refusal) -> [LedgerEntry] {
        let register = context.register
        switch (entry, session) {
        case (.some(let id), nil): return [try Descriptions.entry.object(id, register)]
        case (nil, .some(let id)):
            _ = try Descriptions.session.stored(id, register)
            return register.index.entriesBySession[id.text].compactMap { register.entries[$0] }
                .filter { $0.status == .pending }
        case (nil, nil), (.some, .some):
            throw Refusal(.arity, "say entry= or session=", "须给出 entry= 或 session=", want: "entry")
        }
    }

    /// How many lines a session has.
    static func count(of session: SessionID?, _ context: Context) -> Int {
        session.map { context.register.index.entriesBySession.count(at: $0.text) } ?? 0
    }

    /// - Throws: RULE where the approver is the recorder or the teacher, or nobody is named.
    func checkApprover(_ entry: LedgerEntry, _ approver: PersonID?) throws(Refusal) {
        guard try EntryRecording(context).approval(of: entry) == .other else { return }
        let problem: Bilingual
        if let approver {
            guard approver == entry.recorder || approver == entry.teacher else { return }
            problem =
                approver == entry.teacher
                ? Bilingual(
                    "\(approver.text) cannot approve hours of their own",
                    "\(approver.text) 不能审核本人的记录"
                )
                : Bilingual(
                    "\(approver.text) recorded \(entry.id.text): another person has to approve it",
                    "\(entry.id.text) 由 \(approver.text) 登记，须由他人审核"
                )
        } else {
            problem = Bilingual("say who approves it: by=", "请写明审核人 by=")
        }
        throw Refusal(
            .rule,
            problem,
            want: "by",
            details: [Refusal.Detail("rule", "approval")]
        )
    }

    /// Proposes the entries with another status.
    func decided(
        _ entries: [LedgerEntry],
        from wanted: Set<LedgerEntry.Status>,
        to status: LedgerEntry.Status,
        by approver: PersonID?,
        reason: String?
    ) throws(Refusal) -> Proposal {
        var changes: [Change] = []
        let check = EntryCheck(context)
        for before in entries {
            guard wanted.contains(before.status) else {
                throw Refusal(
                    .state,
                    Bilingual(
                        "\(before.id.text) is \(before.status.label.english)",
                        "\(before.id.text) 的状态为\(before.status.label.chinese)"
                    ),
                    want: "entry",
                    hint: before.status == .counted && status == .refused
                        ? "hours reverse \(before.id.text) reason=…" : nil,
                    details: [Refusal.Detail("is", before.status.label.english)]
                )
            }
            let person = try Descriptions.person.stored(before.teacher, context.register).value
            try check.checkOpen(before, person)
            var after = before
            after.revision += 1
            (after.status, after.reason) = (status, reason)
            // Who approved it stays to be seen when it is reversed later.
            if let approver { after.approver = approver }
            changes.append(.entry(Revised(before: before, after: after)))
        }
        var reply = Reply()
        if let only = entries.first, entries.count == 1 {
            reply.meta.append(Reply.Meta("id", only.id.text))
            reply.meta.append(Reply.Meta("rev", only.revision + 1))
        }
        reply.meta.append(Reply.Meta("status", status.label.english))
        reply.meta.append(Reply.Meta("count", entries.count))
        return Proposal(changes, reply: reply)
    }
}
