import Domain
import Grammar
import Notation

/// What must hold of an activity, new or corrected.
enum ActivityCheck {
    static let corrected: @Sendable (Activity, Context, Day) throws(Refusal) -> Void = {
        activity,
        context,
        _ throws(Refusal) in
        try check(activity, context.register)
        for id in context.register.index.lessonsByActivity[activity.id] {
            guard let lesson = context.register.lessons[id],
                !activity.period.contains(lesson.on)
            else { continue }
            throw Refusal(
                .rule,
                "lesson \(id.text) on \(lesson.on) would be outside",
                "课 \(id.text)（\(lesson.on)）将不在活动期间",
                want: "on"
            )
        }
    }

    /// - Throws: BADARG for days the wrong way round, or a condition that cannot be read; RULE for
    ///   what only another kind has; NOENT for people who are not there.
    static func check(_ activity: Activity, _ register: Register) throws(Refusal) {
        if let to = activity.to, to < activity.on {
            throw Refusal(.badArgument, "to is before on", "结束早于开始", want: "to")
        }
        if let condition = activity.eligible {
            do throws(Refusal) {
                _ = try StageRule.check(condition)
            } catch {
                throw Refusal(error.code, error.message, want: "eligible", hint: error.hint)
            }
        }
        let isContest = activity.kind == .contest
        if !isContest, activity.eligible != nil || !activity.awards.isEmpty {
            throw Refusal(
                .rule,
                "only a contest has entrants and awards",
                "只有竞赛才有参赛条件和奖项",
                want: "kind"
            )
        }
        if activity.kind != .visit, !activity.forms.isEmpty {
            throw Refusal(.rule, "only a visit has forms", "只有到校指导才有形式", want: "forms")
        }
        try PresentObjects.check(activity.references, register, want: "people")
    }
}
