import Domain
import Grammar

/// `approval import`: takes one level's approval over as it stands elsewhere.
enum ApprovalImport {
    static let command = Descriptions.approval.importCommand(
        prefix: "AV",
        required: ["entry", "level", "by", "on"],
        source: "design.md 2",
        examples: [
            "approval import OLD-AV1 entry=H-2 level=school by=T015 on=2024-12-01"
        ],
        blank: { id in
            LedgerApproval(
                id: id,
                entry: EntryID(""),
                level: .school,
                approver: PersonID(""),
                on: DayOrder.unset
            )
        }
    )
}
