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
        try checkRounds(activity, register)
        try PresentObjects.check(activity.references, register, want: "people")
    }

    /// The most rounds of one contest.
    static let roundLimit = 10

    /// - Throws: RULE for rounds of what is no contest, of one that is not over by then, of more
    ///   than the limit, and for a share of nothing; BADARG for numbers out of bounds.
    private static func checkRounds(_ round: Activity, _ register: Register) throws(Refusal) {
        let isPlain = round.follows == nil && round.advance == nil && round.carry == nil
        guard round.kind == .contest || isPlain else {
            throw Refusal(.rule, "only a contest has rounds", "只有竞赛才分轮次", want: "kind")
        }
        if let advance = round.advance, advance < 1 {
            throw Refusal(.badArgument, "at least 1 goes on", "晋级名额至少为 1", want: "advance")
        }
        if let carry = round.carry {
            guard round.follows != nil else {
                throw Refusal(
                    .rule,
                    "there is no round before, of which a share could count",
                    "没有上一轮，不能计入比重",
                    want: "carry",
                    hint: "follows=…"
                )
            }
            guard carry.hundredths > 0, carry < Percent(hundredths: 10_000) else {
                throw Refusal(
                    .badArgument,
                    "a share above 0% and below 100%",
                    "上轮占比应大于 0%、小于 100%",
                    want: "carry"
                )
            }
        }
        if let id = round.follows, register.activities[id] == nil {
            throw Refusal(
                .noEntity,
                "no activity \(id.text)",
                "没有活动 \(id.text)",
                want: "follows",
                hint: "activity list where=kind=contest"
            )
        }
        var (later, count) = (round, 1)
        while let id = later.follows, let before = register.activities[id] {
            guard id != round.id else {
                throw Refusal(
                    .rule,
                    "the rounds would follow each other in a circle",
                    "各轮次不能互为先后",
                    want: "follows"
                )
            }
            try check(later, follows: before)
            later = before
            count += 1
            guard count <= roundLimit else {
                throw Refusal(
                    .rule,
                    "more than \(roundLimit) rounds",
                    "轮次超过 \(roundLimit) 轮",
                    want: "follows"
                )
            }
        }
    }

    private static func check(_ round: Activity, follows before: Activity) throws(Refusal) {
        guard before.kind == .contest else {
            throw Refusal(
                .rule,
                "activity \(before.id.text) is no contest",
                "活动 \(before.id.text) 不是竞赛",
                want: "follows"
            )
        }
        guard before.period.last.map({ $0 <= round.on }) ?? false else {
            throw Refusal(
                .rule,
                "round \(before.id.text) goes on until \(before.to ?? before.on)",
                "上一轮 \(before.id.text) 到 \(before.to ?? before.on) 才结束，晚于本轮开始",
                want: "follows"
            )
        }
    }
}
