import Domain
import Grammar
import Notation
import Schemes

/// The levels at which a line of the ledger is approved, one after the other.
///
/// At each level somebody else approves: not who recorded it, not the teacher, nobody who has
/// approved it before. The school's own approve at the school's level, others above it.
///
/// Source: issue 6; design.md 2.
struct ApprovalLevels {
    let context: Context
    let entry: LedgerEntry
    /// Lowest first; empty where one approval is enough.
    let levels: [TrainingLevel]
    let done: [LedgerApproval]

    init(_ context: Context, _ entry: LedgerEntry) throws(Refusal) {
        self.context = context
        self.entry = entry
        levels = try EntryRecording(context).approvalLevels(of: entry)
        let register = context.register
        done = register.index.approvalsByEntry[entry.id]
            .compactMap { register.approvals[$0] }.sorted { $0.level < $1.level }
    }

    /// The level whose turn it is; nil where one approval is enough, or all have approved.
    var next: TrainingLevel? {
        levels.first { level in !done.contains { $0.level == level } }
    }

    /// Whether the line counts once the next level has approved.
    var isLast: Bool { levels.isEmpty || next == levels.last }

    /// - Throws: RULE or STATE where the level is not the next one; RULE for who may not approve.
    func check(_ level: TrainingLevel?, by approver: PersonID?) throws(Refusal) {
        if let level, let refusal = refusal(of: level) { throw refusal }
        guard let next else { return }
        guard let approver else {
            throw Refusal(
                .rule,
                Bilingual("say who approves it: by=", "请写明审核人 by="),
                want: "by",
                details: [Refusal.Detail("rule", "approval")]
            )
        }
        if let before = done.first(where: { $0.approver == approver }) {
            throw Self.refusal(
                Bilingual(
                    "\(approver.text) has approved \(entry.id.text) at "
                        + "\(before.level.label.english): another person has to at "
                        + next.label.english,
                    "\(approver.text) 已在\(before.level.label.chinese)审核 \(entry.id.text)，"
                        + "\(next.label.chinese)须由他人审核"
                )
            )
        }
        let register = context.register
        let own = try Descriptions.person.stored(entry.teacher, register).value.unit[entry.last]
        let theirs = try Descriptions.person.stored(approver, register).value.unit[context.today]
        guard (next == .school) == (own == theirs) else {
            throw Self.refusal(
                next == .school
                    ? Bilingual(
                        "\(approver.text) is of \(theirs.text): the school approves first",
                        "\(approver.text) 属于 \(theirs.text)：应先由本校审核"
                    )
                    : Bilingual(
                        "\(approver.text) is of \(own.text) itself: \(next.label.english) approves",
                        "\(approver.text) 属于本校 \(own.text)：应由\(next.label.chinese)审核"
                    )
            )
        }
    }

    private func refusal(of level: TrainingLevel) -> Refusal? {
        guard !levels.isEmpty else {
            return Refusal(
                .rule,
                Bilingual("no scheme here approves by levels", "方案未规定逐级审核"),
                want: "level",
                details: [Refusal.Detail("rule", "approval")]
            )
        }
        if done.contains(where: { $0.level == level }) {
            return Refusal(
                .state,
                Bilingual(
                    "\(entry.id.text) is approved at \(level.label.english)",
                    "\(entry.id.text) 已经\(level.label.chinese)审核"
                ),
                want: "level",
                details: [Refusal.Detail("is", "approved")]
            )
        }
        guard let next, level != next else { return nil }
        return Refusal(
            .rule,
            Bilingual(
                "\(next.label.english) has to approve \(entry.id.text) before",
                "\(entry.id.text) 应先经\(next.label.chinese)审核"
            ),
            want: "level",
            hint: "level=\(next.label.english)",
            details: [Refusal.Detail("rule", "approval")]
        )
    }

    private static func refusal(_ problem: Bilingual) -> Refusal {
        Refusal(.rule, problem, want: "by", details: [Refusal.Detail("rule", "approval")])
    }
}
