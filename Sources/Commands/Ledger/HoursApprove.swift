import Domain
import Grammar
import Notation

/// `hours approve`: pending lines of the ledger count, by the scheme's approval switch.
enum HoursApprove {
    static let command = Command.update(
        [Label("hours", "学时"), Label("approve", "审核")],
        Bilingual(
            "Approves pending lines: one, or all of a session.",
            "审核通过待审记录：一条，或某培训活动的全部。"
        ),
        EntryDecision.entry,
        EntryDecision.session,
        EntryDecision.approver,
        role: .approver,
        source: "design.md 2",
        examples: ["hours approve entry=H-2 by=R001"]
    ) { context, entry, session, approver throws(Refusal) in
        let decision = EntryDecision(context: context)
        let entries = try decision.entries(entry, session)
        for entry in entries {
            try decision.checkApprover(entry, approver)
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
        return try decision.decided(
            entries,
            from: [.pending],
            to: .counted,
            by: approver,
            reason: nil
        )
    }
}
