import Domain
import Grammar
import Notation
import Schemes

/// `credits diff`: whose result a transaction's staged changes would flip (what if).
enum CreditsDiff {
    private struct Row: Sendable {
        let person: Person
        let scheme: String
        let before: Figures?
        let after: Figures?
    }

    private struct Figures: Equatable, Sendable {
        let hours: Int
        let credits: Int
        let verdict: Verdict
    }

    private static let columns = ColumnSet([
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("scheme", "方案", .id), ColumnSpec("hours-before", "原学时", .decimal),
        ColumnSpec("hours", "学时", .decimal), ColumnSpec("credits-before", "原学分", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("verdict-before", "原结论", .word),
        ColumnSpec("verdict", "结论", .word), ColumnSpec("flips", "结论改变", .flag),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("diff", "对比")],
        Bilingual(
            "Shows whose figures the changes staged in this transaction would move.",
            "查看本事务中未提交的改动会改变谁的学时学分与结论（假设分析）。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A01, A02, A04",
        examples: [
            "credits diff unit=hetu period=2024",
            "credits diff unit=hetu period=2024 scheme=district64",
        ],
        work: Walk.ledgers
    ) { context, unit, period, scheme, explain throws(Refusal) in
        guard let durable = context.durable else {
            var reply = Reply(body: .table(table([], context.today)))
            reply.notes = [
                Bilingual(
                    "no transaction is open: begin, change something, ask again, rollback",
                    "没有打开的事务：开始、改动、再查询、回滚"
                )
            ]
            return reply
        }
        let day = CreditQuestion(context).day(of: period)
        let before = CreditQuestion(context, register: durable, explains: explain)
        let after = CreditQuestion(context, explains: explain)
        // What is loaded in this transaction alone had no figures before.
        if let scheme { _ = try after.loaded(scheme) }
        let old = try figures(before, of: unit, scheme, period, day)
        let new = try figures(after, of: unit, scheme, period, day)
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        for key in Set(old.keys).union(new.keys).sorted()
        where old[key]?.figures != new[key]?.figures {
            guard let person = (new[key] ?? old[key])?.item.person else { continue }
            if explain { reasons += Self.reasons(old[key]?.item, new[key]?.item) }
            rows.append(
                Row(
                    person: person,
                    scheme: key.scheme,
                    before: old[key]?.figures,
                    after: new[key]?.figures
                )
            )
        }
        var reply = Reply(body: .table(table(rows, day)), reasons: reasons)
        reply.meta = [
            Reply.Meta("compared", Set(old.keys).union(new.keys).count),
            Reply.Meta("flips", rows.count { $0.before?.verdict != $0.after?.verdict }),
        ]
        return reply
    }

    /// A statement and what it comes to.
    private struct Found {
        let item: CreditTable.Item
        let figures: Figures
    }

    /// Why a teacher's figures were what they were, and are what they are.
    private static func reasons(
        _ before: CreditTable.Item?,
        _ after: CreditTable.Item?
    ) -> [Bilingual] {
        func lines(_ item: CreditTable.Item?) -> [Bilingual] {
            item.map { CreditReasons(item: $0).lines } ?? [Bilingual("  none", "  无")]
        }
        return [Bilingual("as it is on disk:", "当前：")] + lines(before)
            + [Bilingual("with the changes:", "改动后：")] + lines(after)
    }

    /// A teacher under a scheme, whatever its version.
    private struct Key: Hashable, Comparable {
        let teacher: PersonID
        let scheme: String

        static func < (left: Key, right: Key) -> Bool {
            (left.teacher, left.scheme) < (right.teacher, right.scheme)
        }
    }

    private static func figures(
        _ question: CreditQuestion,
        of unit: UnitID,
        _ scheme: SchemeID?,
        _ period: PeriodNotation?,
        _ day: Day
    ) throws(Refusal) -> [Key: Found] {
        var found: [Key: Found] = [:]
        for person in question.everyone(of: unit, on: day) {
            let schemes = (try? question.schemes(scheme, for: person.unit[day], on: day)) ?? []
            for ruled in schemes {
                let stored = Stored(person)
                let years = try question.years(period, ruled, on: question.today, of: stored)
                let scheme = ruled.version.scheme
                guard question.unit(of: person, below: unit, scheme, years, on: day) != nil
                else { continue }
                let statement = try question.item(person, ruled, years, on: day).0.statement
                let credits = CreditText.places4(
                    statement.credits,
                    .credits,
                    scale: statement.rules.scale
                )
                let key = Key(teacher: person.id, scheme: ruled.version.scheme.text)
                let figures = Figures(
                    hours: statement.hours,
                    credits: credits,
                    verdict: statement.verdict
                )
                let item = CreditTable.Item(
                    person: person,
                    ruled: ruled,
                    statement: statement,
                    seal: nil
                )
                found[key] = Found(item: item, figures: figures)
            }
        }
        return found
    }

    private static func table(_ rows: [Row], _ day: Day) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(row.scheme)
            for figures in [row.before, row.after] {
                figures.map { writer.decimal($0.hours, places: 2) } ?? writer.none()
            }
            for figures in [row.before, row.after] {
                figures.map { writer.decimal($0.credits, places: 4) } ?? writer.none()
            }
            for figures in [row.before, row.after] {
                figures.map { writer.text($0.verdict.label.english) } ?? writer.none()
            }
            writer.flag(row.before?.verdict != row.after?.verdict)
        }
    }
}
