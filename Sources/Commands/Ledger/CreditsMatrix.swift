import Domain
import Grammar
import Notation
import Schemes

/// `credits matrix`: hours and credits that count by level, form and dimension, of a teacher or a
/// unit.
///
/// Source: systems.md A02, A07.
enum CreditsMatrix {
    private struct Key: Hashable, Comparable {
        let scheme: SchemeVersion.Key
        let kind: LedgerEntry.Kind
        let level: TrainingLevel
        /// Awards, papers and the like have none.
        let form: TrainingForm?
        let dimension: String

        private var formText: String { form?.label.english ?? "" }

        static func < (left: Key, right: Key) -> Bool {
            (left.scheme, left.kind.rawValue, left.level, left.formText, left.dimension)
                < (right.scheme, right.kind.rawValue, right.level, right.formText, right.dimension)
        }
    }

    private struct Sum {
        var entries = 0
        /// In hundredths.
        var hours = 0
        /// In units of the scheme, so that only the sum is rounded.
        var units = 0
        var scale = 10_000
        var people: Set<PersonID> = []
        var lines: [Bilingual] = []

        /// In ten-thousandths, half up.
        var credits: Int { CreditText.places4(units, .credits, scale: scale) }
    }

    private static let columns = ColumnSet([
        ColumnSpec("scheme", "方案", .id), ColumnSpec("kind", "类型", .word),
        ColumnSpec("level", "级别", .word), ColumnSpec("form", "方式", .word),
        ColumnSpec("dimension", "维度", .text), ColumnSpec("people", "人数", .integer),
        ColumnSpec("entries", "记录", .integer), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("share", "占比", .percent),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("matrix", "分布")],
        Bilingual(
            "Sums the hours and credits that count by level, form and dimension.",
            "按级别、方式、维度汇总计入的学时与学分。"
        ),
        CreditQuestion.period,
        CreditQuestion.scheme,
        ToldOnce.teacher,
        ToldOnce.unit,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A02, A07",
        examples: [
            "credits matrix period=2024 unit=hetu", "credits matrix period=2024 teacher=T001",
        ],
        work: Walk.ledgers
    ) { context, period, scheme, teacher, unit, explain throws(Refusal) in
        let question = CreditQuestion(context)
        let day = question.day(of: period)
        var sums: [Key: Sum] = [:]
        var notes: [Bilingual] = []
        let people = try ToldOnce.people(teacher, unit, in: context.register) {
            question.everyone(of: $0, on: day)
        }
        if explain { try ExplainedStatements.check(people.count) }
        for person in people {
            for ruled in try question.schemes(scheme, for: person.unit[day], on: day) {
                let own = Stored(person)
                let years = try question.years(period, ruled, on: context.today, of: own)
                // Of a closed year whoever was settled in it, where it was settled.
                let name = ruled.version.scheme
                if let unit, question.unit(of: person, below: unit, name, years, on: day) == nil {
                    continue
                }
                let (item, said) = try question.item(own, ruled, years, on: day)
                add(item, explain, to: &sums)
                let rules = teacher == nil ? CreditNotes.rules(item) : CreditNotes.notes(item)
                for note in said + rules where !notes.contains(note) { notes.append(note) }
            }
        }
        let rows = sums.sorted { $0.key < $1.key }
        let whole = Dictionary(grouping: rows, by: \.key.scheme).mapValues { rows in
            rows.reduce(0) { $0 + $1.value.units }
        }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (key, sum) = rows[index]
            write(key, sum, of: whole[key.scheme] ?? 0, to: writer)
        }
        let title = Bilingual("Credits by level, form and dimension", "学分结构（级别、方式、维度）")
        let page = UnitPage.page(
            title,
            unit: unit,
            context,
            rules: [Bilingual("A02, A07", "A02、A07")]
        )
        return Reply(
            body: .table(table),
            reasons: explain ? rows.flatMap { reasons($0.key, $0.value) } : [],
            notes: notes,
            page: { page }
        )
    }

    /// The lines of one teacher that count.
    private static func add(
        _ item: CreditTable.Item,
        _ explains: Bool,
        to sums: inout [Key: Sum]
    ) {
        let scale = item.statement.rules.scale
        for line in item.statement.asked where line.state == .counted {
            let entry = line.entry
            let key = Key(
                scheme: item.ruled.version,
                kind: entry.kind,
                level: entry.level,
                form: entry.form,
                dimension: line.dimension ?? entry.dimension ?? ""
            )
            var sum = sums[key] ?? Sum()
            sum.entries += 1
            sum.hours += line.hours
            sum.units += line.credits
            sum.scale = scale
            sum.people.insert(item.teacher)
            if explains {
                let head = "  \(entry.id.text) \(item.teacher.text) \(entry.last):"
                let hours = Hours(hundredths: line.hours).text
                let credits = CreditText.places4(line.credits, .credits, scale: scale)
                let amount = Decimals.text(credits, places: 4)
                sum.lines.append(
                    Bilingual(
                        "\(head) \(hours) h, \(counted(amount, "credit"))",
                        "\(head) \(hours) 学时，\(amount) 学分"
                    )
                )
            }
            sums[key] = sum
        }
    }

    private static func write(
        _ key: Key,
        _ sum: Sum,
        of whole: Int,
        to writer: any ReplyWriter
    ) {
        writer.text(key.scheme.text)
        writer.text(key.kind.label.english)
        writer.text(key.level.label.english)
        for text in [key.form?.label.english ?? "", key.dimension] {
            text.isEmpty ? writer.none() : writer.text(text)
        }
        writer.integer(sum.people.count)
        writer.integer(sum.entries)
        writer.decimal(sum.hours, places: 2)
        writer.decimal(sum.credits, places: 4)
        let share = whole == 0 ? nil : Fraction(sum.units, whole).rounded(places: 4)
        share.map { writer.fixed($0, places: 2) } ?? writer.none()
    }

    private static func reasons(_ key: Key, _ sum: Sum) -> [Bilingual] {
        let labels = [key.level.label, key.form?.label ?? key.kind.label]
        func head(_ words: [String]) -> String {
            (words + [key.dimension]).filter { !$0.isEmpty }.joined(separator: " ")
        }
        let (hours, credits) = (
            Hours(hundredths: sum.hours).text, Decimals.text(sum.credits, places: 4)
        )
        let (english, chinese) = (head(labels.map(\.english)), head(labels.map(\.chinese)))
        let total = Bilingual(
            "\(key.scheme.text) \(english): \(hours) h, \(counted(credits, "credit"))",
            "\(key.scheme.text) \(chinese)：\(hours) 学时，\(credits) 学分"
        )
        return [total] + sum.lines
    }
}
