import Domain
import Grammar
import Notation
import Schemes

/// `observation score`: an observer's marks; those that were given before stay.
enum ObservationScore {
    static let command = Command.update(
        [Label("observation", "听课"), Label("score", "评分")],
        Bilingual(
            "Scores an observed lesson; a half-scored sheet is kept and may be completed later.",
            "为听过的课评分；未评完的表保留，可以后补全。在交互环境中省略评分即逐项询问。"
        ),
        Descriptions.observation.positional,
        SheetEntry.parameter,
        Parameter<String?>.optional(
            Label("reason", "理由"),
            Reading<String>.value,
            Bilingual("why a mark that is there is changed", "更改已有评分的理由")
        ),
        source: "G07",
        examples: [
            "observation score OB-1 items=\"目标明确:5 目标达成:4\" reason=重看录像",
            "听课 评分 OB-1 评分=教学创新:2",
        ]
    ) { context, id, marks, reason throws(Refusal) in
        let before = try Descriptions.observation.object(id, context.register)
        let lesson = try Descriptions.lesson.object(before.lesson, context.register)
        guard marks.isGiven,
            let (sheet, instrument) = try marks.sheet(of: lesson, onto: before.sheet, context)
        else {
            throw Refusal(
                .arity,
                Bilingual(
                    "items= is missing; the prompt asks item by item",
                    "缺少评分 items=；在交互环境中会逐项询问"
                ),
                want: "items",
                hint: "items=\"ITEM:POINTS …\"",
                details: [Refusal.Detail("ask", marks.form(of: id))]
            )
        }
        if let old = before.sheet, reason == nil, isChanged(old, sheet) {
            throw Refusal(
                .exists,
                "marks that are there are changed: say why",
                "更改已有评分须给出理由",
                want: "items",
                hint: "reason=…"
            )
        }
        var after = before
        after.sheet = sheet
        var proposal = Descriptions.observation.revised(
            before,
            after,
            notes: SheetEntry.notes(sheet, instrument)
        )
        proposal.reply.meta += SheetEntry.meta(sheet, instrument)
        return proposal
    }

    /// Whether a mark that was given is another one now, or gone.
    private static func isChanged(_ old: Sheet, _ new: Sheet?) -> Bool {
        guard let new, new.instrument == old.instrument else { return true }
        return zip(old.marks, new.marks).contains { before, after in
            before != .missing && before != after
        }
    }
}
