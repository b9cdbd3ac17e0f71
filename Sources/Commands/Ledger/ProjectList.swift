import Grammar

/// `project list`: lists module projects.
enum ProjectList {
    static let command = Descriptions.project.listCommand(
        summary: Bilingual(
            "Lists module projects.",
            "模块项目列表。"
        ),
        source: "A08",
        examples: ["project list"]
    )
}
