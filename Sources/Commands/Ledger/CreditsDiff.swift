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
        ColumnSpec("verdict", "结论", .word), ColumnSpec("flips", "翻转", .flag),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("diff", "对比")],
        Bilingual(
            "Shows whose figures the changes staged in this transaction would move.",
            "查看本事务中未提交的改动会改变谁的学时学分与结论（假设分析）。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        columns: columns.columns,
        source: "issue 6, what-if",
        examples: ["credits diff unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period throws(Refusal) in
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
        let old = try figures(CreditQuestion(context, register: durable), unit, period, day)
        let new = try figures(CreditQuestion(context), unit, period, day)
        var rows: [Row] = []
        for key in Set(old.keys).union(new.keys).sorted() where old[key]?.1 != new[key]?.1 {
            guard let person = (new[key] ?? old[key])?.0 else { continue }
            rows.append(
                Row(
                    person: person,
                    scheme: key.scheme,
                    before: old[key]?.1,
                    after: new[key]?.1
                )
            )
        }
        var reply = Reply(body: .table(table(rows, day)))
        reply.meta = [
            Reply.Meta("compared", Set(old.keys).union(new.keys).count),
            Reply.Meta("flips", rows.count { $0.before?.verdict != $0.after?.verdict }),
        ]
        return reply
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
        _ unit: UnitID,
        _ period: PeriodNotation?,
        _ day: Day
    ) throws(Refusal) -> [Key: (Person, Figures)] {
        var found: [Key: (Person, Figures)] = [:]
        for person in question.everyone(of: unit, on: day) {
            let schemes = (try? question.schemes(nil, for: person.unit[day], on: day)) ?? []
            for ruled in schemes {
                let years = try question.years(period, ruled, on: question.today)
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
                found[key] = (
                    person,
                    Figures(
                        hours: statement.hours,
                        credits: credits,
                        verdict: statement.verdict
                    )
                )
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
