import Grammar

/// `topic list`: lists the topics of the years.
enum TopicList {
    static let command = Descriptions.topic.listCommand(
        summary: Bilingual("Lists the topics of the years.", "年度专题。"),
        source: "A17",
        examples: ["topic list"]
    )
}
