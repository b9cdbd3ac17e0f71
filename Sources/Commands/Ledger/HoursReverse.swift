import Domain
import Grammar
import Notation

/// `hours reverse`: takes a line of the ledger back; a correction is this and a new line.
enum HoursReverse {
    static let command = Command.update(
        [Label("hours", "学时"), Label("reverse", "冲销")],
        Bilingual(
            "Reverses a line, with the reason; it stays to be seen.",
            "冲销一条记录并写明理由；原记录保留可查。"
        ),
        Descriptions.entry.positional,
        CommonParameter.reason,
        EntryDecision.approver,
        source: "practice.md 1a",
        examples: ["hours reverse H-1 reason=登记有误"]
    ) { context, id, reason, by throws(Refusal) in
        try EntryDecision(context: context).decided(
            [try Descriptions.entry.object(id, context.register)],
            from: [.pending, .counted],
            to: .reversed,
            by: by,
            reason: reason
        )
    }
}
