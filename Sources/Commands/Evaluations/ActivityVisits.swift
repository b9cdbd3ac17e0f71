import Domain
import Grammar
import Notation
import Schemes

/// `activity visits`: how often trainers came to each school, and what they did (现场听评课).
enum ActivityVisits {
    private struct Row: Sendable {
        let unit: UnitID
        var visits: [Activity] = []
        var lessons = 0
        var observations = 0
    }

    private static let columns = ColumnSet(
        [
            ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
            ColumnSpec("visits", "到校次数", .integer), ColumnSpec("people", "人次", .integer),
        ]
            + Activity.Form.allCases.map {
                ColumnSpec($0.label.english, $0.label.chinese, .integer)
            } + [
                ColumnSpec("lessons", "课次", .integer),
                ColumnSpec("observations", "听课次数", .integer),
                ColumnSpec("last", "最近一次", .day),
            ]
    )

    static let command = Command.query(
        [Label("activity", "活动"), Label("visits", "到校统计")],
        Bilingual(
            "Counts the visits of trainers to each school, by what they did.",
            "各校到校指导次数，按听课、评课、上课、做课分列。"
        ),
        Parameter<TermID>.keyword(
            Label("term", "学期"),
            Reading<TermID>.term,
            Bilingual("the term", "学期")
        ),
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G10",
        examples: ["activity visits term=2024-autumn", "活动 到校统计 学期=2024-autumn 依据"],
        work: Walk.activities
    ) { context, id, unit, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let wanted = unit ?? id.unit
        let rows = rows(of: term, wanted, context)
        let (register, day) = (context.register, term.to)
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    write(rows[index], register, day, to: writer)
                }
            )
        )
        if explain { reply.reasons = rows.map { reason($0, context.language) } }
        let title = UnitPage.name(of: id, register)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], register, day, to: writer)
        }
        reply.page = {
            PrintedTable.page(
                Bilingual("Visits to schools, \(title.english)", "\(title.chinese) 到校指导情况"),
                unit: wanted,
                table,
                without: ["unit"],
                rules: [Bilingual("visits as they were recorded; G10", "按登记的到校指导活动统计；G10")],
                context
            )
        }
        return reply
    }

    private static func reason(_ row: Row, _ language: Language) -> Bilingual {
        let visits = row.visits.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.map { visit in
            let people = visit.people.map(\.text).joined(separator: ",")
            let forms = visit.forms.map { $0.label[language] }.joined(separator: ",")
            let told = [people, forms].filter { !$0.isEmpty }.joined(separator: "; ")
            return "\(visit.on) \(visit.id.text) (\(told))"
        }
        let (unit, count) = (row.unit.text, visits.count)
        let list = visits.joined(separator: ", ")
        return Bilingual(
            "\(unit): \(counted(count, "visit")): \(list)",
            "\(unit)：到校 \(count) 次：\(list)"
        )
    }

    private static func write(
        _ row: Row,
        _ register: Register,
        _ day: Day,
        to writer: any ReplyWriter
    ) {
        writer.text(row.unit.text)
        writer.text(register.units[row.unit]?.name[day] ?? "")
        writer.integer(row.visits.count)
        writer.integer(row.visits.reduce(0) { $0 + $1.people.count })
        for form in Activity.Form.allCases {
            writer.integer(row.visits.count { $0.forms.contains(form) })
        }
        writer.integer(row.lessons)
        writer.integer(row.observations)
        FieldValue.day(row.visits.map(\.on).max()).write(to: writer)
    }

    /// The schools in that unit or below it; one without a visit has a row too.
    private static func rows(of term: Domain.Term, _ unit: UnitID, _ context: Context) -> [Row] {
        let register = context.register
        let regulations = context.regulations
        var rows: [UnitID: Row] = [:]
        func isWanted(_ school: UnitID) -> Bool {
            regulations.lineage(of: school, on: term.to).contains(unit)
        }
        for school in TermQuestion.schools(in: unit, on: term.to, context) {
            rows[school] = Row(unit: school)
        }
        for activity in register.activities
        where activity.kind == .visit && term.period.contains(activity.on)
            && isWanted(activity.unit)
        {
            var row = rows[activity.unit] ?? Row(unit: activity.unit)
            row.visits.append(activity)
            let lessons = register.index.lessonsByActivity[activity.id]
            row.lessons += lessons.count
            row.observations += lessons.reduce(0) {
                $0 + register.index.observationsByLesson.count(at: $1)
            }
            rows[activity.unit] = row
        }
        return rows.values.sorted { $0.unit < $1.unit }
    }
}

extension FieldValue {
    /// The day, or no value.
    static func day(_ day: Day?) -> FieldValue { day.map { .day($0) } ?? .none }
}
