import Domain
import Grammar

/// `assessment import`: takes an assessment over as it stands elsewhere.
enum AssessmentImport {
    static let command = Descriptions.assessment.importCommand(
        prefix: "AS",
        required: ["teacher", "year", "form", "on"],
        source: "A15",
        examples: [
            "assessment import OLD-A1 teacher=T001 year=2022 form=unified score=88 on=2022-12-20"
        ],
        blank: { id in
            Assessment(
                id: id,
                teacher: PersonID(""),
                year: 1900,
                form: .unified,
                on: DayOrder.unset
            )
        },
        check: { it throws(Refusal) in try AssessmentAdd.check(it) }
    )
}
