import Grammar

/// `project show`: shows one module project.
enum ProjectShow {
    static let command = Descriptions.project.showCommand(
        summary: Bilingual("Shows one module project with all its fields.", "查看模块项目的全部字段。"),
        examples: ["project show MP-1"]
    )
}
