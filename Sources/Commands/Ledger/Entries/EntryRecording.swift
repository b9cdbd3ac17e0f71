import Domain
import Grammar
import Notation
import Schemes

/// How a new line enters the ledger: its first status, and the changes.
struct EntryRecording {
    let context: Context
    let check: EntryCheck

    init(_ context: Context) {
        self.context = context
        check = EntryCheck(context)
    }

    static let recorder = Parameter<PersonID?>.optional(
        Label("by", "登记人"),
        Reading<PersonID>.person(as: .recorder),
        Bilingual("who records it; where others approve it has to be said", "登记人；须他人审核时必填")
    )
    static let id = Parameter<EntryID?>.optional(
        Label("id", "编号"),
        Reading<EntryID>.value,
        Bilingual("its key; made unless given", "编号，默认自动生成")
    )

    /// The status with which an entry begins, by the approval switches of the schemes in force.
    /// - Throws: RULE where another person has to approve it and nobody is named as its recorder.
    func firstStatus(of entry: LedgerEntry) throws(Refusal) -> LedgerEntry.Status {
        let choice = try approval(of: entry)
        // What counts one by one is proved by its certificate, whoever approves it.
        let isBare = !entry.kind.isByHours && entry.evidence == nil
        switch choice {
        case nil where isBare, .paper where isBare: return .pending
        case nil, .paper: return .counted
        case .selfNoted: return .pending
        case .other:
            guard entry.recorder != nil else {
                throw Refusal(
                    .rule,
                    Bilingual(
                        "another person has to approve it: say who records it, by=",
                        "须由他人审核：请写明登记人 by="
                    ),
                    want: "by",
                    details: [Refusal.Detail("rule", "approval")]
                )
            }
            return .pending
        }
    }

    /// The strictest switch of the schemes in force; nil where none has one.
    func approval(of entry: LedgerEntry) throws(Refusal) -> ApprovalRule.Choice? {
        let person = try Descriptions.person.stored(entry.teacher, context.register)
        let choices = try check.inForce(person, entry.last).compactMap(\.rules.approval?.choice)
        return ApprovalRule.Choice.allCases.first(where: choices.contains)
    }

    /// The levels that approve one after the other: those of the strictest scheme that has some.
    func approvalLevels(of entry: LedgerEntry) throws(Refusal) -> [TrainingLevel] {
        let person = try Descriptions.person.stored(entry.teacher, context.register)
        let rules = try check.inForce(person, entry.last).compactMap(\.rules.approval)
        return rules.map(\.levels).max { $0.count < $1.count } ?? []
    }

    /// The line that says the same and stands, the one with the least key; nil where none does.
    private func same(_ entry: LedgerEntry, _ id: EntryID?) -> LedgerEntry? {
        guard let run = context.register.entries.shelf.run(of: entry.teacher) else { return nil }
        var least: LedgerEntry?
        for other in run.entries
        where other.first == entry.first && other.last == entry.last
            && other.hours == entry.hours && other.kind == entry.kind
        {
            let other = other.entry(of: entry.teacher)
            guard id == nil || id == other.id, other.isStanding, other.content == entry.content,
                least.map({ other.id < $0.id }) ?? true
            else { continue }
            least = other
        }
        return least
    }

    /// Proposes a new entry; one that says the same and stands is left as it is.
    func added(
        _ entry: consuming LedgerEntry,
        id: EntryID?,
        prefix: String,
        dimension: BoundArguments.Value? = nil
    ) throws(Refusal) -> Proposal {
        let register = context.register
        if let known = same(entry, id) {
            var reply = Descriptions.entry.receipt(known)
            reply.meta.append(Reply.Meta("unchanged", 1))
            return Proposal([], reply: reply)
        }
        var notes = try check.check(entry, dimension: dimension)
        notes += StillToCome.notes(entry.last, context)
        let (key, step) = register.newKey(id, prefix: prefix)
        guard !register.entries.contains(key) else {
            throw Refusal(
                .exists,
                "\(key.text) is there already; what is entered is never overwritten",
                "\(key.text) 已存在；已登记的不可覆盖",
                want: "id",
                hint: "hours reverse \(key.text) reason=…"
            )
        }
        let status = try firstStatus(of: entry)
        try ReferenceCheck.check(entry, as: key, register)
        let reply = Reply(
            notes: notes,
            meta: [
                Reply.Meta("id", key.text), Reply.Meta("rev", 1),
                Reply.Meta("status", status.label.english),
            ]
        )
        let addition = Change.entry(Revised(adding: entry.entered(as: key, status)))
        return Proposal(step.map { [addition, .counter($0)] } ?? [addition], reply: reply)
    }
}
