import Domain
import Grammar

/// `notice import`: takes a notice over as it stands elsewhere.
enum NoticeImport {
    static let command = Descriptions.notice.importCommand(
        prefix: "TN",
        required: ["unit", "from", "to", "on", "told"],
        source: "B10",
        examples: [
            "notice import OLD-TN1 unit=hetu from=2022-09-01 to=2022-12-31 on=2023-01-05 told=校办"
        ],
        blank: { id in
            SendingNotice(
                id: id,
                unit: UnitID(""),
                days: DayOrder.unset...DayOrder.unset,
                told: "",
                on: DayOrder.unset
            )
        },
        check: { it throws(Refusal) in try NoticeAdd.check(it) }
    )
}
