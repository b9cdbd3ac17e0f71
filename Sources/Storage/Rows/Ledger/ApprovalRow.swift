import Domain

/// A row of `approval`: one level's approval of a line of the ledger.
struct ApprovalRow: Row {
    static let table = Table.approval
    static let layout = TableLayout(
        "approval",
        key: ["id"],
        revised: true,
        ["entry", "level", "approver", "on_day"]
    )

    let approval: LedgerApproval

    init(_ approval: LedgerApproval) {
        self.approval = approval
    }

    func write(to writer: inout RowWriter) {
        writer.text(approval.id.text)
        writer.integer(approval.revision)
        writer.text(approval.entry.text)
        writer.stored(approval.level)
        writer.text(approval.approver.text)
        writer.stored(approval.on)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: ApprovalID = try reader.stored()
        let revision = try reader.integer()
        let entry: EntryID = try reader.stored()
        let level: TrainingLevel = try reader.stored()
        let approver: PersonID = try reader.stored()
        var approval = LedgerApproval(
            id: id,
            entry: entry,
            level: level,
            approver: approver,
            on: try reader.stored()
        )
        approval.revision = revision
        self.approval = approval
    }
}
