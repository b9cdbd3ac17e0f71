import Domain
import Grammar
import Notation

/// `notice answer`: what the sending unit answered to a notice.
enum NoticeAnswer {
    static let command = Command.update(
        [Label("notice", "通报"), Label("answer", "回复")],
        Bilingual("Records what the sending unit answered.", "登记派出单位对通报的回复。"),
        Descriptions.notice.positional,
        Parameter<String>.keyword(
            Label("text", "内容"),
            Reading<String>.value,
            Bilingual("what it answered", "回复内容")
        ),
        ProjectFlow.on,
        source: "B10",
        examples: ["notice answer TN-1 text=已督促补学 on=2023-10-12"]
    ) { context, id, text, on throws(Refusal) in
        let before = try Descriptions.notice.object(id, context.register)
        if let answered = before.answered, before.answer != text {
            throw Refusal(
                .state,
                Bilingual(
                    "\(id.text) was answered on \(answered)",
                    "\(id.text) 已于 \(answered) 回复"
                ),
                want: "notice",
                hint: "notice correct \(id.text) answer=… reason=…",
                details: [Refusal.Detail("is", "answered")]
            )
        }
        var after = before
        (after.answered, after.answer) = (on ?? before.answered ?? context.today, text)
        try NoticeAdd.check(after)
        return Descriptions.notice.revised(before, after)
    }
}
