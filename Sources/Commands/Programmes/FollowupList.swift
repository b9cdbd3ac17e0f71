import Grammar

/// `followup list`: lists the examinations of how programmes are applied.
enum FollowupList {
    static let command = Descriptions.followUp.listCommand(
        summary: Bilingual(
            "Lists the examinations of how programmes are applied.",
            "培训成果应用考核记录。"
        ),
        source: "B10",
        examples: ["followup list unit=hetu"]
    )
}
