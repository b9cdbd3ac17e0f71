import Grammar

/// `class list`: lists the classes of a day, with grade and printed name.
enum ClassList {
    static let command = Descriptions.schoolClass.listCommand(
        summary: Bilingual(
            "Lists the classes of a day, with grade and printed name.",
            "当日班级列表。"
        ),
        source: "systems.md, reading 17",
        examples: [
            "class list asof=2024-10-01",
            "class list where=\"grade=3\" asof=2024-10-01",
        ]
    )
}
