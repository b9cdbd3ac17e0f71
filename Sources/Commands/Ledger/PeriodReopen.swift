import Domain
import Grammar
import Notation

/// `period reopen`: opens a closed account year again, with the reason.
enum PeriodReopen {
    static let command = Command.update(
        [Label("period", "期间"), Label("reopen", "重开")],
        Bilingual("Opens a closed account year again.", "重开已结账的年度，并写明理由。"),
        Descriptions.closing.positional,
        CommonParameter.reason,
        ProjectFlow.on,
        role: .approver,
        source: "practice.md 1a",
        examples: ["period reopen PC-1 reason=漏登"]
    ) { context, id, reason, on throws(Refusal) in
        let before = try Descriptions.closing.object(id, context.register)
        guard before.isClosed else {
            throw Refusal(
                .state,
                "\(id.text) is open since \(before.reopened.map { "\($0)" } ?? "")",
                "\(id.text) 已重开",
                want: "period"
            )
        }
        let day = on ?? context.today
        guard day >= before.on else {
            throw Refusal(.rule, "before it was closed", "早于结账日期", want: "on")
        }
        var after = before
        (after.reopened, after.reason) = (day, reason)
        return Descriptions.closing.revised(before, after)
    }
}
