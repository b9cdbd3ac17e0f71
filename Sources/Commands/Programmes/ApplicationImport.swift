import Domain
import Grammar

/// `application import`: takes an application over as it stands elsewhere.
enum ApplicationImport {
    static let command = Descriptions.application.importCommand(
        prefix: "AP",
        required: ["teacher", "programme", "level", "on", "status"],
        source: "B09, A29",
        examples: [
            "application import OLD-AP1 teacher=T001 programme=国培2019 level=nation "
                + "on=2019-05-01 status=approved"
        ],
        blank: { id in
            Application(
                id: id,
                teacher: PersonID(""),
                programme: "",
                level: .school,
                on: DayOrder.unset
            )
        }
    )
}
