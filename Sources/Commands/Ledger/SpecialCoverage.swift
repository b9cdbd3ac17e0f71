import Domain
import Grammar
import Notation
import Schemes

/// `special coverage`: how many of a special group have had its training, and who has not.
enum SpecialCoverage {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
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
        Parameter<String>.keyword(
            Label("special", "专题对象"),
            Reading<String>.value,
            Bilingual("the training, as entries name it", "专项名称")
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
            Bilingual("who belongs to the group; all teachers unless given", "应训对象，默认全体教师")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "K12, A24",
        examples: ["special coverage special=新教师 unit=hetu period=2024 where=\"teaching-age<=3\""],
        work: Walk.ledgers
    ) { context, special, unit, period, condition, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let last = days.last ?? context.today
        let day = min(last, context.today)
        var people = CreditQuestion(context).teachers(of: unit, on: day)
        if let condition {
            let predicate: Predicate<Person>
            do throws(Refusal) {
                predicate = try StageRule.check(condition.text)
            } catch {
                throw condition.pointing(error)
            }
            let view = View(register: context.register, day: day, role: context.role)
            people = people.filter { predicate.holds(for: $0, in: view) == .yes }
        }
        let register = context.register
        let hours = Dictionary(
            uniqueKeysWithValues: people.map { person in
                let own = register.entries(of: person.id).filter { entry in
                    entry.status == .counted && entry.special == special
                        && days.contains(entry.last)
                }
                return (person.id, own.reduce(0) { $0 + $1.hours.hundredths })
            }
        )
        var counted: [UnitID: CountedEntries] = [:]
        for person in people where explain {
            let own = register.entries(of: person.id).filter { entry in
                entry.status == .counted && entry.special == special && days.contains(entry.last)
            }
            for entry in own { counted[person.unit[day], default: CountedEntries()].add(entry) }
        }
        let groups = Dictionary(grouping: people, by: { $0.unit[day] }).sorted { $0.key < $1.key }
        let table = Reply.Table(columns: columns, rowCount: groups.count) { index, writer in
            let (unit, group) = groups[index]
            let missing = group.filter { hours[$0.id] == 0 }
            writer.text(unit.text)
            writer.text(register.units[unit]?.name[day] ?? "")
            writer.integer(group.count)
            writer.integer(group.count - missing.count)
            let share = Fraction(group.count - missing.count, group.count).rounded(places: 4)
            share.map { writer.fixed($0, places: 2) } ?? writer.none()
            writer.decimal(group.reduce(0) { $0 + (hours[$1.id] ?? 0) }, places: 2)
            let names = missing.map { "\($0.id.text) \($0.name[day])" }.joined(separator: "; ")
            names.isEmpty ? writer.none() : writer.text(names)
        }
        let title = Bilingual("\(special), \(days.text)", "\(special)专项培训覆盖（\(days.text)）")
        return Reply(
            body: .table(table),
            reasons: counted.sorted { $0.key < $1.key }.map { $1.reason($0.text) },
            page: { MonitoringPage.page(title, unit: unit, context, rules: []) }
        )
    }
}
