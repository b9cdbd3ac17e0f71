import Domain
import Grammar

/// `hours import`: takes a line of the ledger over as it stands elsewhere.
enum HoursImport {
    static let command = Descriptions.entry.importCommand(
        prefix: "H",
        required: ["teacher", "kind", "on", "to", "level", "status"],
        source: "A29",
        examples: [
            "hours import OLD-7 teacher=T001 kind=training on=2023-05-10 to=2023-05-10 "
                + "level=city status=counted hours=8"
        ],
        blank: { id in
            LedgerEntry(
                id: id,
                teacher: PersonID(""),
                kind: .training,
                first: DayOrder.unset,
                last: DayOrder.unset,
                level: .school
            )
        },
        check: { entry throws(Refusal) in
            try DayOrder.check(entry.first, entry.last)
            try ReferenceCheck.check(order: entry.order)
        }
    )
}
