import Domain
import Grammar
import Notation
import Schemes

/// `dossier leaders`: which leaders have looked at which dossiers, and who has not.
enum DossierLeaders {
    private struct Row: Sendable {
        let person: Person
        let unit: UnitID
        /// The open dossiers that the leader is to see to, in the order of their keys.
        let own: [Dossier]
        let day: Day

        var seen: [Dossier] { own.filter(isSeen) }

        func isSeen(_ dossier: Dossier) -> Bool {
            dossier.checks.contains { $0.by == person.id && $0.on <= day }
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("leader", "主抓领导", .id),
        ColumnSpec("leader-name", "领导姓名", .text), ColumnSpec("open", "在档", .integer),
        ColumnSpec("seen", "已查看", .integer), ColumnSpec("unseen", "未查看", .integer),
    ])

    static let command = Command.query(
        [Label("dossier", "档案"), Label("leaders", "领导")],
        Bilingual(
            "Shows for each leader how many open dossiers were looked at, and how many not.",
            "各主抓领导查看档案的情况；未查看的列出数量。"
        ),
        CommonParameter.asof,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H07",
        examples: ["dossier leaders", "档案 领导 单位=hetu 依据"],
        work: Walk.persons
    ) { context, asof, unit, explain throws(Refusal) in
        let day = asof ?? context.today
        let register = context.register
        let dossiers = register.dossiers.filter { dossier in
            dossier.opened <= day && (dossier.closed.map { day < $0 } ?? true)
        }
        let files = Dossiers(context.regulations)
        let leaders = register.persons.filter { person in
            guard person.isInPost(on: day), person.has(.leader, on: day) else { return false }
            guard let unit else { return true }
            return context.regulations.lineage(of: person.unit[day], on: day).contains(unit)
        }
        let rows = leaders.map { leader in
            let unit = leader.unit[day]
            let own = dossiers.filter { covers(leader, $0, day) && files.school(of: $0) == unit }
            return Row(person: leader, unit: unit, own: own.sorted { $0.id < $1.id }, day: day)
        }.sorted { ($0.unit, $0.person.id) < ($1.unit, $1.person.id) }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.unit.text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            let (open, seen) = (row.own.count, row.seen.count)
            for count in [open, seen, open - seen] { writer.integer(count) }
        }
        var reply = Reply(body: .table(table))
        if explain { reply.reasons = rows.flatMap(reasons) + [rule(day)] }
        if rows.isEmpty {
            reply.notes = [Bilingual("nobody has the role of a leader", "没有登记主抓领导")]
        }
        return reply
    }

    /// The leader's scope, each open dossier in it, and the days on which it was looked at.
    private static func reasons(_ row: Row) -> [Bilingual] {
        let roles = row.person.roles.filter { $0.role == .leader && $0.holds(on: row.day) }
        let scopes = roles.compactMap(\.scope).sorted().joined(separator: ",")
        let isWhole = roles.contains { $0.scope == nil }
        let head = Bilingual(
            "\(row.person.id.text): leader of "
                + (isWhole ? "all subjects" : scopes) + " in \(row.unit.text); "
                + "\(row.own.count) open, \(row.seen.count) seen",
            "\(row.person.id.text)：主抓 \(row.unit.text) \(isWhole ? "全部学科" : scopes)；"
                + "在档 \(row.own.count) 份，已查看 \(row.seen.count) 份"
        )
        return [head]
            + row.own.map { dossier in
                let checks = dossier.checks.filter { $0.by == row.person.id && $0.on <= row.day }
                let days = checks.map { "\($0.on)" }.joined(separator: ", ")
                let subjects = dossier.subjects.joined(separator: ",")
                let name = "  \(dossier.id.text) \(subjects)"
                return Bilingual(
                    "\(name), opened \(dossier.opened): "
                        + (checks.isEmpty ? "not looked at" : "looked at on \(days)"),
                    "\(name)，\(dossier.opened) 建档："
                        + (checks.isEmpty ? "未查看" : "\(days) 查看")
                )
            }
    }

    private static func rule(_ day: Day) -> Bilingual {
        Bilingual(
            "rule: H07, the leader sees to it: of the dossiers open on \(day) in the leader's "
                + "school and subjects, those which the leader checked by that day are seen",
            "规则：H07，由主抓领导落实：\(day) 在档、属本校且在主抓学科内的档案，本人当日前有查看记录即为已查看"
        )
    }

    /// Whether the leader's scope, a subject or the whole unit, takes the dossier in.
    private static func covers(_ leader: Person, _ dossier: Dossier, _ day: Day) -> Bool {
        leader.roles.contains { holding in
            guard holding.role == .leader, holding.holds(on: day) else { return false }
            return holding.scope.map(dossier.subjects.contains) ?? true
        }
    }
}
