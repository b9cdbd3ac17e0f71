import Grammar

/// `notice show`: shows one notice: who was told, when, of whom.
enum NoticeShow {
    static let command = Descriptions.notice.showCommand(
        summary: Bilingual(
            "Shows one notice: who was told, when, of whom.",
            "查看通报：告知对象、日期、缺勤人员。"
        ),
        examples: ["notice show TN-1"]
    )
}
