import Grammar

/// `class remove`: removes a class to which nothing refers.
enum ClassRemove {
    static let command = Descriptions.schoolClass.removeCommand(
        summary: Bilingual(
            "Removes a class to which nothing refers.",
            "删除没有被引用的班级。"
        ),
        examples: [
            "class remove hetu-2023-9"
        ]
    )
}
