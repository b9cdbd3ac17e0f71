import Domain
import Grammar
import Notation
import Schemes

/// `scheme use`: puts a version in force for a unit and all below it.
enum SchemeUse {
    static let command = Command.update(
        [Label("scheme", "方案"), Label("use", "启用")],
        Bilingual("Puts a scheme in force for a unit from a day.", "自某日起对某单位启用方案。"),
        SchemeParameter.positional,
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("for which unit, and all below it", "适用单位（含下属）")
        ),
        Parameter<Day>.keyword(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day", "结束日期")
        ),
        SchemeParameter.version,
        Parameter<SchemeUseID?>.optional(
            Label("id", "编号"),
            Reading<SchemeUseID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        role: .admin,
        source: "§0.7",
        examples: ["scheme use hetu unit=spare from=2024-09-01"],
        aside: aside
    ) { context, id, unit, from, to, number, key throws(Refusal) in
        if let to, to < from {
            throw Refusal(.badArgument, "to is before from", "结束早于开始", want: "to")
        }
        let version = try context.register.version(number, of: id)
        let scheme = try context.regulations.book.scheme(version)
        if let same = existing(version.id, unit, from, to, context.register) {
            return Proposal([], reply: receipt(same, scheme, isUnchanged: true))
        }
        if let key, context.register.schemeUses[key] != nil {
            throw Refusal(
                .exists,
                "use \(key.text) is there already",
                "启用 \(key.text) 已存在",
                want: "id",
                hint: "scheme list"
            )
        }
        let (key, step) = context.register.newKey(key, prefix: "SU")
        let use = Domain.SchemeUse(id: key, version: version.id, unit: unit, from: from, to: to)
        try refuseOverlap(use, scheme, context)
        try LineConsistency.check(use, scheme, context)
        var changes: [Change] = [.schemeUse(Revised(before: nil, after: use))]
        if let step { changes.append(.counter(step)) }
        return Proposal(changes, reply: receipt(use, scheme, isUnchanged: false))
    }

    /// The check of the results, which a scheme with lines may contradict.
    private static func aside(
        _ context: Context,
        _ id: SchemeID,
        _ unit: UnitID,
        _ from: Day,
        _ to: Day?,
        _ number: Int?,
        _ key: SchemeUseID?
    ) throws(Refusal) -> Command.LongWork? {
        guard to.map({ $0 >= from }) ?? true else { return nil }
        let version = try context.register.version(number, of: id)
        let scheme = try context.regulations.book.scheme(version)
        let (key, _) = context.register.newKey(key, prefix: "SU")
        let use = Domain.SchemeUse(id: key, version: version.id, unit: unit, from: from, to: to)
        return LineConsistency.aside(use, scheme, context)
    }

    private static func existing(
        _ version: SchemeVersion.Key,
        _ unit: UnitID,
        _ from: Day,
        _ to: Day?,
        _ register: Register
    ) -> Domain.SchemeUse? {
        register.index.usesByUnit[unit].lazy.compactMap { register.schemeUses[$0] }.first {
            $0.version == version && $0.from == from && $0.to == to
        }
    }

    private static func receipt(
        _ use: Domain.SchemeUse,
        _ scheme: ParsedScheme,
        isUnchanged: Bool
    ) -> Reply {
        var meta = [
            Reply.Meta("id", use.id.text), Reply.Meta("version", use.version.text),
            Reply.Meta("rev", use.revision),
        ]
        if isUnchanged { meta.append(Reply.Meta("unchanged", 1)) }
        return Reply(notes: SchemeLoad.unsetNotes(scheme), meta: meta)
    }

    /// - Throws: BADARG for days the wrong way round, RULE as `refuseOverlap`.
    static func examine(_ use: Domain.SchemeUse, _ context: Context) throws(Refusal) {
        if let to = use.to { try DayOrder.check(use.from, to) }
        guard let version = context.register.schemeVersions[use.version] else { return }
        try refuseOverlap(use, try context.regulations.book.scheme(version), context)
    }

    /// - Throws: RULE where another scheme regulates the same for that unit in that time, or
    ///   another version of this one is in force.
    private static func refuseOverlap(
        _ use: Domain.SchemeUse,
        _ scheme: ParsedScheme,
        _ context: Context
    ) throws(Refusal) {
        let wanted = scheme.kinds.filter(\.isExclusive)
        for key in context.register.index.usesByUnit[use.unit] where key != use.id {
            guard let other = context.register.schemeUses[key], other.period.overlaps(use.period),
                let version = context.register.schemeVersions[other.version]
            else { continue }
            guard other.version.scheme != use.version.scheme else {
                throw Refusal(
                    .rule,
                    Bilingual(
                        "\(other.version.text) is in force for \(use.unit.text) then (\(key.text))",
                        "\(use.unit.text) 在该时段已执行 \(other.version.text)（\(key.text)）"
                    ),
                    want: "from",
                    hint: wayOut(other, use),
                    details: [Refusal.Detail("rule", "overlap")]
                )
            }
            let kinds = try context.regulations.book.scheme(version).kinds
            guard let clash = wanted.intersection(kinds).map(\.rawValue).min() else { continue }
            throw Refusal(
                .rule,
                Bilingual(
                    "\(other.version.text) regulates \(clash) for \(use.unit.text) (\(key.text))",
                    "\(other.version.text) 在该时段已对 \(use.unit.text) 规定 \(clash)（\(key.text)）"
                ),
                want: "from",
                hint: wayOut(other, use),
                details: [Refusal.Detail("rule", "overlap")]
            )
        }
    }

    /// How the other one makes room: it ends the day before, or, where it begins no earlier, after
    /// its first day.
    private static func wayOut(_ other: Domain.SchemeUse, _ use: Domain.SchemeUse) -> String {
        let before = use.from.adding(days: -1)
        guard before < other.from else { return "scheme end \(other.id.text) on=\(before)" }
        let next = other.from.adding(days: 1)
        return "scheme end \(other.id.text) on=\(other.from), then from=\(next)"
    }
}
