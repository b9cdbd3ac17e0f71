import Domain
import Grammar

/// `course import`: takes a course over as it stands elsewhere.
enum CourseImport {
    static let command = Descriptions.course.importCommand(
        prefix: "KC",
        required: ["unit", "title", "level"],
        source: "A17",
        examples: [
            "course import OLD-KC1 unit=daoli title=作业设计 level=district"
        ],
        blank: { id in
            CatalogueCourse(id: id, unit: UnitID(""), title: "", level: .school)
        },
        check: { it throws(Refusal) in try CourseAdd.check(it) }
    )
}
