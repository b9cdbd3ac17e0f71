import Grammar

/// `pupil list`: lists pupils by key.
enum PupilList {
    static let command = Descriptions.pupil.listCommand(
        summary: Bilingual("Lists pupils; a reader sees no names.", "学生列表；查询者看不到姓名。"),
        source: "H07",
        examples: ["pupil list", "pupil list where=\"class=hetu-2022-1\""]
    )
}
