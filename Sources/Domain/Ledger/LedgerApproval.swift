/// That a line of the ledger was approved at one level, while a higher one has still to approve it.
///
/// The last level's approval is the line's own: it counts from then on.
///
/// Source: issue 6; design.md 2.
package struct LedgerApproval: Entity {
    package let id: ApprovalID
    package var revision = 1
    package var entry: EntryID
    package var level: TrainingLevel
    package var approver: PersonID
    package var on: Day

    package init(
        id: ApprovalID,
        entry: EntryID,
        level: TrainingLevel,
        approver: PersonID,
        on: Day
    ) {
        self.id = id
        self.entry = entry
        self.level = level
        self.approver = approver
        self.on = on
    }
}
