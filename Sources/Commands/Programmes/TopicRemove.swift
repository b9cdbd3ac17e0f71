import Grammar

/// `topic remove`: removes a topic of which no course is.
enum TopicRemove {
    static let command = Descriptions.topic.removeCommand(
        summary: Bilingual("Removes a topic of which no course is.", "删除无课程的专题。"),
        examples: ["topic remove YT-2"]
    )
}
