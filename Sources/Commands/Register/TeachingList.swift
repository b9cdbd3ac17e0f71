import Grammar

/// `teaching list`: lists the teaching assignments of a day.
enum TeachingList {
    static let command = Descriptions.teaching.listCommand(
        summary: Bilingual(
            "Lists the teaching assignments of a day.",
            "当日任课列表。"
        ),
        source: "L12",
        examples: [
            "teaching list asof=2024-10-01",
            "teaching list where=\"teacher=张敏\" asof=2024-10-01",
        ]
    )
}
