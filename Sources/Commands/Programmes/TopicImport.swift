import Domain
import Grammar

/// `topic import`: takes a topic over as it stands elsewhere.
enum TopicImport {
    static let command = Descriptions.topic.importCommand(
        prefix: "YT",
        required: ["unit", "year", "title"],
        source: "A17",
        examples: [
            "topic import OLD-YT1 unit=daoli year=2022 title=作业设计"
        ],
        blank: { id in
            YearlyTopic(id: id, unit: UnitID(""), year: 1900, title: "")
        },
        check: { it throws(Refusal) in try ReferenceCheck.check(year: it.year) }
    )
}
