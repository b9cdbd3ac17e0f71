import Grammar

/// `topic show`: shows one topic.
enum TopicShow {
    static let command = Descriptions.topic.showCommand(
        summary: Bilingual("Shows one topic.", "查看年度专题。"),
        examples: ["topic show YT-1"]
    )
}
