import Domain
import Grammar
import Notation
import Schemes

/// `special coverage`: how many of a special group have had its training, and who has not.
enum SpecialCoverage {
    /// Those who should have a training, of one unit.
    private struct Row: Sendable {
        let special: String
        let unit: UnitID
        let group: [Person]
        let missing: [Person]
        /// In hundredths.
        let hours: Int
    }

    private static let columns = ColumnSet([
        ColumnSpec("special", "专题对象", .text), ColumnSpec("unit", "单位", .id),
        ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("group", "应训", .integer), ColumnSpec("covered", "已训", .integer),
        ColumnSpec("share", "覆盖率", .percent), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("missing", "未训", .text),
    ])

    static let command = Command.query(
        [Label("special", "专项培训"), Label("coverage", "覆盖")],
        Bilingual(
            "Shows by unit how many of a group have had its special training, and who has not.",
            "按单位统计专项培训覆盖率及未训人员。"
        ),
        Parameter<String?>.optional(
            Label("special", "专题对象"),
            Reading<String>.value,
            Bilingual(
                "the training, as entries name it; the groups of the schemes unless given",
                "专项名称，默认方案规定的各专项"
            )
        ),
        CreditQuestion.unit,
        Parameter<PeriodNotation>.keyword(
            Label("period", "期间"),
            Reading<PeriodNotation>.value,
            Bilingual("when", "期间")
        ),
        Parameter<BoundArguments.Value?>.optional(
            Label("where", "条件"),
            Reading(ValueType(Label("condition", "条件"), shape: "\"teaching-age<=1\"")) {
                value,
                _ throws(Refusal) in value
            },
            Bilingual(
                "who belongs to the group; whom the scheme names, or all teachers, unless given",
                "应训对象，默认按方案，方案未规定则为全体教师"
            )
        ),
        CreditQuestion.scheme,
        CommonParameter.explain,
        columns: columns.columns,
        source: "K12, A24",
        examples: [
            "special coverage special=新教师 unit=hetu period=2024 where=\"teaching-age<=3\"",
            "special coverage unit=hetu period=2024 scheme=special",
        ],
        work: Walk.ledgers
    ) { context, special, unit, period, condition, scheme, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let last = days.last ?? context.today
        let day = min(last, context.today)
        let question = SpecialQuestion(context, days, day)
        let people = CreditQuestion(context).teachers(of: unit, on: day)
        let groups = try question.groups(special, condition, scheme, unit)
        let rows = groups.flatMap { Self.rows($0, question, people, unit, day) }
        let register = context.register
        var counted: [String: CountedEntries] = [:]
        for row in rows where explain {
            for person in row.group {
                for entry in question.entries(of: person.id, row.special) {
                    counted["\(row.unit.text) \(row.special)", default: CountedEntries()].add(entry)
                }
            }
        }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.special)
            writer.text(row.unit.text)
            writer.text(register.units[row.unit]?.name[day] ?? "")
            writer.integer(row.group.count)
            writer.integer(row.group.count - row.missing.count)
            let covered = row.group.count - row.missing.count
            let share =
                row.group.isEmpty ? nil : Fraction(covered, row.group.count).rounded(places: 4)
            share.map { writer.fixed($0, places: 2) } ?? writer.none()
            writer.decimal(row.hours, places: 2)
            let names = row.missing.map { "\($0.id.text) \($0.name[day])" }
            names.isEmpty ? writer.none() : writer.text(names.joined(separator: "; "))
        }
        let title = Bilingual(
            "\(special ?? "Special training"), \(PrintedDays.text(days).english)",
            "\(special ?? "")专项培训覆盖（\(PrintedDays.text(days).chinese)）"
        )
        let notes = groups.compactMap(\.note)
        return Reply(
            body: .table(table),
            reasons: counted.sorted { $0.key < $1.key }.map { $1.reason($0) },
            notes: notes,
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }

    private static let rule = Bilingual(
        "K12: covered are those with the counted training that is asked of them, in these days",
        "K12：期间内该专项有效培训达到要求者计为已覆盖"
    )

    /// The group by unit; one row that says there is nobody where it is empty.
    private static func rows(
        _ group: SpecialQuestion.Group,
        _ question: SpecialQuestion,
        _ people: [Person],
        _ unit: UnitID,
        _ day: Day
    ) -> [Row] {
        let own = people.filter(group.takes)
        guard !own.isEmpty else {
            return [Row(special: group.name, unit: unit, group: [], missing: [], hours: 0)]
        }
        let hours = Dictionary(
            uniqueKeysWithValues: own.map { ($0.id, question.hours(of: $0.id, group.name)) }
        )
        return Dictionary(grouping: own, by: { $0.unit[day] }).sorted { $0.key < $1.key }
            .map { unit, people in
                Row(
                    special: group.name,
                    unit: unit,
                    group: people,
                    missing: people.filter { (hours[$0.id] ?? 0) < group.least },
                    hours: people.reduce(0) { $0 + (hours[$1.id] ?? 0) }
                )
            }
    }
}
