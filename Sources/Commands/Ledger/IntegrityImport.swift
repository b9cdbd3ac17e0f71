import Domain
import Grammar

/// `integrity import`: takes a participation over as it stands elsewhere.
enum IntegrityImport {
    static let command = Descriptions.integrity.importCommand(
        prefix: "IR",
        required: ["teacher", "programme", "kind", "on"],
        source: "B09",
        examples: [
            "integrity import OLD-I1 teacher=T001 programme=国培2019 kind=completed on=2019-12-01"
        ],
        blank: { id in
            IntegrityRecord(
                id: id,
                teacher: PersonID(""),
                programme: "",
                kind: .completed,
                on: DayOrder.unset
            )
        }
    )
}
