import Domain
import Grammar
import Notation
import Schemes

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
        examples: ["period reopen PC-1 reason=漏登"],
        bulk: bulk,
        reach: reach
    ) { context, id, reason, on throws(Refusal) in
        let before = try Descriptions.closing.object(id, context.register)
        guard before.isClosed else {
            throw Refusal(
                .state,
                "\(id.text) is open since \(before.reopened.map { "\($0)" } ?? "")",
                "\(id.text) 已重开",
                want: "period",
                hint: "period list"
            )
        }
        let day = on ?? context.today
        guard day >= before.on else {
            throw Refusal(.rule, "before it was closed", "早于结账日期", want: "on")
        }
        var after = before
        (after.reopened, after.reason) = (day, reason)
        var proposal = Descriptions.closing.revised(before, after)
        proposal.changes += figures(of: before, context)
        return proposal
    }

    /// Nothing holds the figures of an open year; what was sealed keeps them.
    private static func figures(of closing: Closing, _ context: Context) -> [Change] {
        held(by: closing, context).sorted { $0.id < $1.id }.map { before in
            var after = before
            after.figures = nil
            after.revision += 1
            return .seal(Revised(before: before, after: after))
        }
    }

    /// The seals whose figures only that closing holds.
    private static func held(by closing: Closing, _ context: Context) -> [Seal] {
        let regulations = context.regulations
        return context.register.seals.filter { seal in
            seal.version.scheme == closing.version.scheme && seal.year == closing.year
                && seal.figures != nil && seal.sealed == nil
                && regulations.lineage(of: seal.unit, on: seal.settled).contains(closing.unit)
        }
    }

    /// Which seals lose their figures, all of them tell.
    private static func bulk(
        _ context: Context,
        _ id: ClosingID,
        _ reason: String,
        _ on: Day?
    ) -> Int {
        context.register.seals.count
    }

    private static func reach(
        _ context: Context,
        _ id: ClosingID,
        _ reason: String,
        _ on: Day?
    ) throws(Refusal) -> Int {
        held(by: try Descriptions.closing.object(id, context.register), context).count
    }
}
