import Grammar

/// `notice remove`: removes a notice recorded by mistake.
enum NoticeRemove {
    static let command = Descriptions.notice.removeCommand(
        summary: Bilingual("Removes a notice recorded by mistake.", "删除误登的通报。"),
        examples: ["notice remove TN-2"]
    )
}
