import Domain
import Grammar

/// `project import`: takes a module project over as it stands elsewhere.
enum ProjectImport {
    static let command = Descriptions.project.importCommand(
        prefix: "MP",
        required: ["unit", "year", "dimension"],
        examples: ["project import OLD-P1 unit=hetu year=2023 dimension=学科教学"],
        blank: { id in ModuleProject(id: id, unit: UnitID(""), year: 1900, dimension: "") },
        check: { project throws(Refusal) in
            guard Day.years.contains(project.year) else {
                throw Refusal(.badArgument, "no such year", "年度超出范围", want: "year")
            }
        }
    )
}
