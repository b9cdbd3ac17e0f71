import Domain
import Grammar

/// `followup import`: takes an examination of how a programme is applied over as it stands.
enum FollowupImport {
    static let command = Descriptions.followUp.importCommand(
        prefix: "FU",
        required: ["teacher", "programme", "on"],
        source: "B10",
        examples: [
            "followup import OLD-FU1 teacher=T001 programme=国培2019 on=2020-06-01 grade=good"
        ],
        blank: { id in
            FollowUp(id: id, teacher: PersonID(""), programme: "", on: DayOrder.unset)
        },
        check: { it throws(Refusal) in try FollowupAdd.check(it) }
    )
}
