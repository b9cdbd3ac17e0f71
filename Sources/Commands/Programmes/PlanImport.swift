import Domain
import Grammar

/// `plan import`: takes a study plan over as it stands elsewhere.
enum PlanImport {
    static let command = Descriptions.plan.importCommand(
        prefix: "SP",
        required: ["teacher", "kind", "from", "to", "goals"],
        source: "A18",
        examples: [
            "plan import OLD-SP1 teacher=T001 kind=yearly from=2022-01-01 to=2022-12-31 goals=读书"
        ],
        blank: { id in
            StudyPlan(
                id: id,
                teacher: PersonID(""),
                kind: .year,
                first: DayOrder.unset,
                last: DayOrder.unset
            )
        },
        check: { it throws(Refusal) in try PlanAdd.check(it) }
    )
}
