import Domain
import Grammar

/// `topic correct`: what was recorded of a topic was wrong.
enum TopicCorrect {
    static let command = Descriptions.topic.correctCommand(
        summary: Bilingual("Corrects a topic.", "更正年度专题。"),
        source: "A17",
        examples: ["topic correct YT-1 content=单元作业 reason=补内容"],
        check: { it, context, _ throws(Refusal) in
            try ReferenceCheck.check(year: it.year)
            _ = try Descriptions.unit.stored(it.unit, context.register)
        }
    )
}
