import Domain
import Grammar
import Notation
import Schemes

/// `scheme end`: the last day on which a scheme is in force.
enum SchemeEnd {
    static let command = Command.update(
        [Label("scheme", "方案"), Label("end", "停止")],
        Bilingual("Records the last day on which a use of a scheme is in force.", "登记方案停止执行的日期。"),
        Parameter<SchemeUseID>.positional(
            Label("use", "启用编号"),
            SchemeParameter.use,
            Bilingual("the key that scheme use answered", "启用时得到的编号")
        ),
        RetirementParameter.on,
        role: .admin,
        examples: ["scheme end SU-1 on=2025-08-31"],
        aside: aside
    ) { context, id, day throws(Refusal) in
        guard let before = context.register.schemeUses[id] else {
            throw Refusal(
                .noEntity,
                "no use \(id.text)",
                "没有启用记录 \(id.text)",
                want: "use",
                hint: "scheme list"
            )
        }
        guard day >= before.from else {
            throw Refusal(
                .badArgument,
                "it is in force from \(before.from), after that day",
                "方案自 \(before.from) 起执行，晚于该日",
                want: "on"
            )
        }
        var after = before
        after.to = day
        guard after != before else {
            let meta = [
                Reply.Meta("id", id.text), Reply.Meta("rev", before.revision),
                Reply.Meta("unchanged", 1),
            ]
            return Proposal([], reply: Reply(meta: meta))
        }
        after.revision += 1
        if let version = context.register.schemeVersions[after.version] {
            let scheme = try context.regulations.book.scheme(version)
            try LineConsistency.check(after, scheme, context)
        }
        return Proposal(
            [.schemeUse(Revised(before: before, after: after))],
            reply: Reply(meta: [Reply.Meta("id", id.text), Reply.Meta("rev", after.revision)])
        )
    }

    /// The check of the results, whose lines are others without the scheme.
    private static func aside(
        _ context: Context,
        _ id: SchemeUseID,
        _ day: Day
    ) throws(Refusal) -> Command.LongWork? {
        guard var use = context.register.schemeUses[id], day >= use.from, use.to != day,
            let version = context.register.schemeVersions[use.version]
        else { return nil }
        use.to = day
        use.revision += 1
        let scheme = try context.regulations.book.scheme(version)
        return LineConsistency.aside(use, scheme, context)
    }
}
