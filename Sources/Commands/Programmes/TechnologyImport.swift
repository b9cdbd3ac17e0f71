import Domain
import Grammar

/// `technology import`: takes a technology course over as it stands elsewhere.
enum TechnologyImport {
    static let command = Descriptions.technology.importCommand(
        prefix: "TC",
        required: ["teacher"],
        source: "A14",
        examples: [
            "technology import OLD-TC1 teacher=T001 process=2012-05-01:passed "
                + "exam=2012-06-01:passed"
        ],
        blank: { id in
            TechnologyCourse(id: id, teacher: PersonID(""))
        }
    )
}
