import Domain
import Grammar
import Notation

/// `application withdraw`: takes an application back; the first in the queue moves up.
enum ApplicationWithdraw {
    static let command = Command.update(
        [Label("application", "报名"), Label("withdraw", "撤回")],
        Bilingual(
            "Takes an application back; the first in the queue moves up.",
            "撤回报名；候补者依次递补。"
        ),
        Descriptions.application.positional,
        ProjectFlow.on,
        ProjectFlow.reason,
        source: "A29",
        examples: ["application withdraw AP-2 reason=时间冲突"]
    ) { context, id, on, reason throws(Refusal) in
        let before = try Descriptions.application.object(id, context.register)
        guard before.status.isStanding else { throw ApplicationDecide.closed(before) }
        var after = before
        (after.status, after.reason) = (.withdrawn, reason)
        after.decided = on ?? context.today
        var proposal = Descriptions.application.revised(before, after)
        if before.status != .waiting { ApplicationQueue.moveUp(after, context, &proposal) }
        return proposal
    }
}
