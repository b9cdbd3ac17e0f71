import Grammar

/// `notice list`: lists the notices to sending units.
enum NoticeList {
    static let command = Descriptions.notice.listCommand(
        summary: Bilingual("Lists the notices to sending units.", "对派出单位的通报记录。"),
        source: "B10",
        examples: ["notice list unit=hetu"]
    )
}
