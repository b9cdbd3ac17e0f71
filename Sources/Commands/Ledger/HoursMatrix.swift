import Domain
import Grammar
import Notation
import Schemes

/// `hours matrix`: hours by level, form and dimension, of a teacher or a unit.
enum HoursMatrix {
    private struct Key: Hashable, Comparable {
        let level: TrainingLevel
        let form: TrainingForm?
        let dimension: String
        let content: String

        private var formText: String { form?.label.english ?? "" }

        static func < (left: Key, right: Key) -> Bool {
            (left.level, left.formText, left.dimension, left.content)
                < (right.level, right.formText, right.dimension, right.content)
        }
    }

    private struct Sum {
        var entries = 0
        var hours = 0
        var people: Set<PersonID> = []
        var counted = CountedEntries()
    }

    private static let columns = ColumnSet([
        ColumnSpec("level", "级别", .word), ColumnSpec("form", "方式", .word),
        ColumnSpec("dimension", "维度", .text), ColumnSpec("category", "类别", .text),
        ColumnSpec("people", "人数", .integer), ColumnSpec("entries", "记录", .integer),
        ColumnSpec("hours", "学时", .decimal), ColumnSpec("share", "占比", .percent),
    ])

    private static let rule = Bilingual("A07, A19, A33", "A07, A19, A33")

    static let command = Command.query(
        [Label("hours", "学时"), Label("matrix", "分布")],
        Bilingual(
            "Sums standing hours of a period by level, form, dimension and content.",
            "按级别、方式、维度、内容汇总学时。"
        ),
        CommonParameter.period,
        ToldOnce.teacher,
        ToldOnce.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A07, A19, A33",
        examples: ["hours matrix period=2024 unit=hetu", "hours matrix period=2024 teacher=T001"],
        work: Walk.ledgers
    ) { context, period, teacher, unit, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let last = days.last ?? context.today
        let register = context.register
        let people = try ToldOnce.people(teacher, unit, in: register) {
            CreditQuestion(context).teachers(of: $0, on: min(last, context.today))
        }
        if explain { try ExplainedStatements.check(people.count) }
        var sums: [Key: Sum] = [:]
        for id in people.map(\.id) {
            for entry in register.entries(of: id)
            where entry.isStanding && entry.kind.isByHours && days.contains(entry.last) {
                let key = Key(
                    level: entry.level,
                    form: entry.form,
                    dimension: entry.dimension ?? "",
                    content: entry.category ?? ""
                )
                sums[key, default: Sum()].entries += 1
                sums[key, default: Sum()].hours += entry.hours.hundredths
                sums[key, default: Sum()].people.insert(id)
                if explain { sums[key, default: Sum()].counted.add(entry) }
            }
        }
        let rows = sums.sorted { $0.key < $1.key }
        let total = rows.reduce(0) { $0 + $1.value.hours }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (key, sum) = rows[index]
            writer.text(key.level.label.english)
            for text in [key.form?.label.english ?? "", key.dimension, key.content] {
                text.isEmpty ? writer.none() : writer.text(text)
            }
            writer.integer(sum.people.count)
            writer.integer(sum.entries)
            writer.decimal(sum.hours, places: 2)
            let share = total == 0 ? nil : Fraction(sum.hours, total).rounded(places: 4)
            share.map { writer.fixed($0, places: 2) } ?? writer.none()
        }
        let reasons = rows.map { key, sum in
            let labels = [key.level.label, key.form?.label].compactMap(\.self)
            func head(_ words: [String]) -> String {
                (words + [key.dimension, key.content]).filter { !$0.isEmpty }
                    .joined(separator: " ")
            }
            return sum.counted.reason(
                Bilingual(head(labels.map(\.english)), head(labels.map(\.chinese)))
            )
        }
        let title = Bilingual("Hours by level, form and dimension", "学时结构（级别、方式、维度）")
        return Reply(
            body: .table(table),
            reasons: explain ? reasons : [],
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }
}
