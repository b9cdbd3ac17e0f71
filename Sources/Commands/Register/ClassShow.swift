import Grammar

/// `class show`: shows a class with all its fields.
enum ClassShow {
    static let command = Descriptions.schoolClass.showCommand(
        summary: Bilingual(
            "Shows a class with all its fields.",
            "查看一个班级。"
        ),
        examples: [
            "class show hetu-2022-1 asof=2024-10-01",
            "class show 三1 unit=hetu asof=2024-10-01",
        ]
    )
}
