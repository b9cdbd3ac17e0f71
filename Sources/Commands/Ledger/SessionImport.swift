import Domain
import Grammar

/// `session import`: takes a training session over as it stands elsewhere.
enum SessionImport {
    static let command = Descriptions.session.importCommand(
        prefix: "S",
        required: ["unit", "title", "on", "to", "hours"],
        examples: [
            "session import OLD-S1 unit=hetu title=旧培训 on=2023-05-10 to=2023-05-10 hours=2"
        ],
        blank: { id in
            TrainingSession(
                id: id,
                unit: UnitID(""),
                title: "",
                first: DayOrder.unset,
                last: DayOrder.unset,
                hours: .zero
            )
        },
        check: { session throws(Refusal) in try DayOrder.check(session.first, session.last) }
    )
}
