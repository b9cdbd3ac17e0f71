import Domain
import Grammar
import Notation

/// `session participation`: who took part in a period, by school: teachers, person-times, absences.
enum SessionParticipation {
    private struct Sum: Sendable {
        var teachers = 0
        var participants = 0
        var times = 0
        var hours = 0
        var absences: [TrainingSession.State: Int] = [:]
        var missing: [String] = []
        var counted = CountedEntries()

        /// Hundredths of a percent.
        var share: Int? {
            teachers == 0 ? nil : Fraction(participants, teachers).rounded(places: 4)
        }

        mutating func add(_ other: Sum) {
            teachers += other.teachers
            participants += other.participants
            times += other.times
            hours += other.hours
            absences.merge(other.absences, uniquingKeysWith: +)
        }
    }

    /// Absences in the order in which they stand as columns.
    private static let absences: [TrainingSession.State] = [
        .late, .absent, .sick, .official, .personal, .maternity,
    ]

    private static let columns = ColumnSet(
        [
            ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
            ColumnSpec("teachers", "教师数", .integer),
            ColumnSpec("participants", "参训人数", .integer), ColumnSpec("share", "参训率", .share),
            ColumnSpec("person-times", "人次", .integer), ColumnSpec("hours", "学时", .decimal),
            ColumnSpec("mean-hours", "人均学时", .decimal),
        ]
            + absences.map { state in
                ColumnSpec(state.label.english, state.label.chinese, .integer)
            } + [ColumnSpec("missing", "未参训", .text)]
    )

    static let command = Command.query(
        [Label("session", "培训活动"), Label("participation", "参训情况")],
        Bilingual(
            "Counts by school who took part in training in a period, and who was away and why.",
            "按学校统计参训人数、人次、学时及缺勤原因，并列出未参训教师。"
        ),
        CreditQuestion.unit,
        CommonParameter.period,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A07, B10",
        examples: ["session participation unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let day = min(days.last ?? context.today, context.today)
        let people = CreditQuestion(context).teachers(of: unit, on: day)
        var sums: [UnitID: Sum] = [:]
        for person in people { add(person, day, days, explain, context, &sums) }
        addAbsences(people, day, days, context, &sums)
        var rows = sums.sorted { $0.key < $1.key }.map { (unit: Optional($0.key), sum: $0.value) }
        if rows.count > 1 {
            var all = Sum()
            for row in rows { all.add(row.sum) }
            rows.append((nil, all))
        }
        let found = rows
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], context, to: writer)
        }
        return Reply(
            body: .table(table),
            reasons: explain
                ? found.compactMap { row in row.unit.map { row.sum.counted.reason($0.text) } } : [],
            page: { page(found, unit, days, context) }
        )
    }

    /// Adds a teacher and what the ledger has of him in those days.
    private static func add(
        _ person: Person,
        _ day: Day,
        _ days: DayRange,
        _ explains: Bool,
        _ context: Context,
        _ sums: inout [UnitID: Sum]
    ) {
        let own = context.register.entries(of: person.id).filter {
            $0.isStanding && $0.kind.isByHours && days.contains($0.last)
        }
        var sum = sums[person.unit[day]] ?? Sum()
        sum.teachers += 1
        sum.participants += own.isEmpty ? 0 : 1
        sum.times += own.count
        sum.hours += own.reduce(0) { $0 + $1.hours.hundredths }
        if own.isEmpty { sum.missing.append("\(person.id.text) \(person.name[day])") }
        if explains { for entry in own { sum.counted.add(entry) } }
        sums[person.unit[day]] = sum
    }

    /// Adds who was late or away from the sessions of those days.
    private static func addAbsences(
        _ people: [Person],
        _ day: Day,
        _ days: DayRange,
        _ context: Context,
        _ sums: inout [UnitID: Sum]
    ) {
        let units = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.unit[day]) })
        for session in context.register.sessions where days.contains(session.last) {
            for place in session.attendance where place.state != .present {
                guard let unit = units[place.teacher] else { continue }
                sums[unit, default: Sum()].absences[place.state, default: 0] += 1
            }
        }
    }

    private static func write(
        _ row: (unit: UnitID?, sum: Sum),
        _ context: Context,
        to writer: any ReplyWriter
    ) {
        let sum = row.sum
        row.unit.map { writer.text($0.text) } ?? writer.none()
        row.unit.map { writer.text(UnitPage.name(of: $0, context)) } ?? writer.none()
        writer.integer(sum.teachers)
        writer.integer(sum.participants)
        sum.share.map { writer.fixed($0, places: 2) } ?? writer.none()
        writer.integer(sum.times)
        writer.decimal(sum.hours, places: 2)
        let mean =
            sum.teachers == 0
            ? nil : Fraction(sum.hours, 100 * sum.teachers).rounded(places: 2)
        mean.map { writer.decimal($0, places: 2) } ?? writer.none()
        for state in absences { writer.integer(sum.absences[state] ?? 0) }
        sum.missing.isEmpty ? writer.none() : writer.text(sum.missing.joined(separator: "; "))
    }

    private static func page(
        _ rows: [(unit: UnitID?, sum: Sum)],
        _ unit: UnitID,
        _ days: DayRange,
        _ context: Context
    ) -> Page {
        let bars = rows.compactMap { row in
            row.unit.map { Chart.Bar(UnitPage.name(of: $0, context), row.sum.share) }
        }
        let caption = Bilingual("teachers who took part", "参训率")
        let chart = Chart(caption, unit: "%", full: 10_000, bars: bars)
        return UnitPage.page(
            Bilingual(
                "Participation in training, \(PrintedDays.text(days).english)",
                "教师参训情况（\(PrintedDays.text(days).chinese)）"
            ),
            unit: unit,
            context,
            parts: (bars.count > 1 ? [.chart(chart)] : []) + [.body],
            rules: [
                Bilingual(
                    "A07: a teacher took part who has a standing line of training in the period; "
                        + "absences are those of the sessions' attendance (B10)",
                    "A07：期间内有有效培训记录者为参训；缺勤按培训活动考勤统计（B10）"
                )
            ]
        )
    }
}
