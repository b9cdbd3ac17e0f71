import Domain
import Grammar
import Notation
import Schemes

/// `session report`: sessions, person-times and hours by level and month.
enum SessionReport {
    private struct Key: Hashable, Comparable {
        let month: String
        let level: TrainingLevel

        static func < (left: Key, right: Key) -> Bool {
            (left.month, left.level) < (right.month, right.level)
        }
    }

    private struct Sum {
        var sessions: Set<String> = []
        var people: Set<PersonID> = []
        var times = 0
        var hours = 0
        var counted = CountedEntries()
    }

    private static let columns = ColumnSet([
        ColumnSpec("month", "月份", .text), ColumnSpec("level", "级别", .word),
        ColumnSpec("sessions", "场次", .integer), ColumnSpec("person-times", "人次", .integer),
        ColumnSpec("people", "人数", .integer), ColumnSpec("hours", "学时", .decimal),
    ])

    static let command = Command.query(
        [Label("session", "培训活动"), Label("report", "统计")],
        Bilingual(
            "Counts sessions, person-times and hours of a period by level and month.",
            "按级别、月份统计培训场次、人次与学时。"
        ),
        CreditQuestion.unit,
        CommonParameter.period,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A07",
        examples: [
            "session report unit=hetu period=2024",
            "session report unit=hetu period=2024-autumn",
        ],
        work: Walk.ledgers
    ) { context, unit, period, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let last = days.last ?? context.today
        let register = context.register
        let day = min(last, context.today)
        var sums: [Key: Sum] = [:]
        var total = Sum()
        for person in CreditQuestion(context).teachers(of: unit, on: day) {
            for entry in register.entries(of: person.id) {
                guard entry.isStanding, entry.kind.isByHours, days.contains(entry.last)
                else { continue }
                let (year, month, _) = entry.last.civil
                let text = PeriodNotation.month(year: year, month: month).text
                let key = Key(month: text, level: entry.level)
                add(entry, to: &sums[key, default: Sum()])
                if explain { sums[key]?.counted.add(entry) }
                add(entry, to: &total)
            }
        }
        let rows = sums.sorted { $0.key < $1.key }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (key, sum) = rows[index]
            writer.text(key.month)
            writer.text(key.level.label.english)
            writer.integer(sum.sessions.count)
            writer.integer(sum.times)
            writer.integer(sum.people.count)
            writer.decimal(sum.hours, places: 2)
        }
        let hours = Decimals.text(total.hours, places: 2)
        let all = Bilingual(
            "in all \(counted(total.sessions.count, "session")), "
                + "\(counted(total.times, "person-time")), \(hours) h",
            "合计 \(total.sessions.count) 场、\(total.times) 人次、\(hours) 学时"
        )
        let title = Bilingual(
            "Training, \(PrintedDays.text(days).english)",
            "培训情况统计（\(PrintedDays.text(days).chinese)）"
        )
        return Reply(
            body: .table(table),
            reasons: explain ? rows.map(reason) : [],
            notes: [all],
            page: {
                UnitPage.page(
                    title,
                    unit: unit,
                    context,
                    parts: charts(rows, context.language).map { .chart($0) } + [.body],
                    rules: [
                        Bilingual(
                            "A07: standing lines of training; one training is told from another "
                                + "by its session, else by title and days",
                            "A07：按有效培训记录统计；同一培训按活动、否则按名称与日期区分"
                        )
                    ]
                )
            }
        )
    }

    /// Person-times by month, and hours by level.
    private static func charts(
        _ rows: [(key: Key, value: Sum)],
        _ language: Language
    ) -> [Chart] {
        let months = Dictionary(grouping: rows, by: \.key.month).sorted { $0.key < $1.key }
        let levels = Dictionary(grouping: rows, by: \.key.level).sorted { $0.key < $1.key }
        let times = months.map { month, rows in
            Chart.Bar(month, rows.reduce(0) { $0 + $1.value.times } * 100)
        }
        let hours = levels.map { level, rows in
            Chart.Bar(level.label[language], rows.reduce(0) { $0 + $1.value.hours })
        }
        return [
            Chart(Bilingual("person-times by month", "各月人次"), unit: "", full: 1, bars: times),
            Chart(Bilingual("hours by level", "各级别学时"), unit: "", full: 1, bars: hours),
        ].filter { !$0.bars.isEmpty }
    }

    private static func reason(_ row: (key: Key, value: Sum)) -> Bilingual {
        row.value.counted.reason("\(row.key.month) \(row.key.level.label.english)")
    }

    /// One training is told from another by its session, else by title and days.
    private static func add(_ entry: LedgerEntry, to sum: inout Sum) {
        let name = entry.session ?? "\(entry.title ?? entry.id.text) \(entry.days.text)"
        sum.sessions.insert(name)
        sum.people.insert(entry.teacher)
        sum.times += 1
        sum.hours += entry.hours.hundredths
    }
}
