import Domain
import Grammar
import Notation

/// `course correct`: what was recorded of a course was wrong.
enum CourseCorrect {
    static let command = Descriptions.course.correctCommand(
        summary: Bilingual("Corrects a course; places never below those taken.", "更正课程；名额不少于已占。"),
        source: "A17, A29",
        examples: ["course correct KC-2024-01 places=3 reason=扩班"],
        check: { it, context, _ throws(Refusal) in
            try CourseAdd.check(it)
            _ = try Descriptions.unit.stored(it.unit, context.register)
            if let topic = it.topic { _ = try Descriptions.topic.stored(topic, context.register) }
            let taken = View(register: context.register, day: context.today).taken(it.id).count
            guard it.places.map({ $0 < taken }) ?? false else { return }
            throw Refusal(
                .rule,
                "\(counted(taken, "place")) taken already",
                "已占 \(taken) 个名额",
                want: "places"
            )
        }
    )
}
