import Domain
import Grammar
import Notation

/// `hours refuse`: pending lines of the ledger do not count, for a reason.
enum HoursRefuse {
    static let command = Command.update(
        [Label("hours", "学时"), Label("refuse", "不予认定")],
        Bilingual("Refuses pending lines, with the reason.", "对待审记录不予认定，并写明理由。"),
        EntryDecision.entry,
        EntryDecision.session,
        EntryDecision.approver,
        CommonParameter.reason,
        role: .approver,
        source: "design.md 2",
        examples: ["hours refuse entry=H-2 by=R001 reason=无培训记录"],
        bulk: bulk
    ) { context, entry, session, approver, reason throws(Refusal) in
        let decision = EntryDecision(context: context)
        let entries = try decision.entries(entry, session)
        for entry in entries { try decision.checkApprover(entry, approver) }
        return try decision.decided(
            entries,
            from: [.pending],
            to: .refused,
            by: approver,
            reason: reason
        )
    }

    private static func bulk(
        _ context: Context,
        _ entry: EntryID?,
        _ session: SessionID?,
        _ approver: PersonID?,
        _ reason: String
    ) -> Int {
        EntryDecision.count(of: session, context)
    }
}
