import Domain
import Grammar

/// `notice correct`: what was recorded of a notice was wrong.
enum NoticeCorrect {
    static let command = Descriptions.notice.correctCommand(
        summary: Bilingual("Corrects what was recorded of a notice.", "更正通报记录。"),
        source: "B10",
        examples: ["notice correct TN-1 told=王校长 reason=告知对象有误"],
        check: { it, context, _ throws(Refusal) in
            try NoticeAdd.check(it)
            if let absent = it.references.first(where: { !context.register.has($0) }) {
                throw Refusal(
                    .noEntity,
                    "\(excerpt(absent.text)) is not there",
                    "\(excerpt(absent.text)) 不存在",
                    want: "notice"
                )
            }
        }
    )
}
