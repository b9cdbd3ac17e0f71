import Grammar

/// `class set`: records that from a day on a class is otherwise.
enum ClassSet {
    static let command = Descriptions.schoolClass.setCommand(
        summary: Bilingual(
            "Records that from a day on a class is otherwise.",
            "登记班级自某日起的变更。"
        ),
        examples: [
            "class set hetu-2022-1 homeroom=T014 from=2024-11-01"
        ]
    )
}
