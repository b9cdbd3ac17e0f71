import Domain
import Grammar
import Notation
import Schemes

/// `dossier leaders`: which leaders have looked at which dossiers, and who has not.
enum DossierLeaders {
    private struct Row: Sendable {
        let person: Person
        let unit: UnitID
        let open: Int
        let seen: Int
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
        columns: columns.columns,
        source: "H07",
        examples: ["dossier leaders", "档案 领导 单位=hetu"],
        work: Walk.persons
    ) { context, asof, unit throws(Refusal) in
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
            let seen = own.count { dossier in
                dossier.checks.contains { $0.by == leader.id && $0.on <= day }
            }
            return Row(person: leader, unit: unit, open: own.count, seen: seen)
        }.sorted { ($0.unit, $0.person.id) < ($1.unit, $1.person.id) }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.unit.text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.integer(row.open)
            writer.integer(row.seen)
            writer.integer(row.open - row.seen)
        }
        var reply = Reply(body: .table(table))
        if rows.isEmpty {
            reply.notes = [Bilingual("nobody has the role of a leader", "没有登记主抓领导")]
        }
        return reply
    }

    /// Whether the leader's scope, a subject or the whole unit, takes the dossier in.
    private static func covers(_ leader: Person, _ dossier: Dossier, _ day: Day) -> Bool {
        leader.roles.contains { holding in
            guard holding.role == .leader, holding.holds(on: day) else { return false }
            return holding.scope.map(dossier.subjects.contains) ?? true
        }
    }
}
