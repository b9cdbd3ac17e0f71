import Domain
import Grammar
import Notation
import Schemes

/// `observation unobserved`: which teachers nobody, or too few, have observed in a term.
enum ObservationUnobserved {
    private struct Row: Sendable {
        let teacher: Person
        let lessons: Int
        let observations: Int
        let byLeaders: Int
        let last: Day?
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("lessons", "被听课次", .integer), ColumnSpec("observations", "人次", .integer),
        ColumnSpec("by-leaders", "领导人次", .integer), ColumnSpec("last", "最近一次", .day),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("unobserved", "未听")],
        Bilingual(
            "Lists the teachers observed fewer times than wanted in a term; never, unless given.",
            "本学期未被听课的教师；给出次数则列少于该次数的。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        Parameter<Int?>.optional(
            Label("times", "次数"),
            Reading<Int>.value,
            Bilingual("fewer lessons than this; 1 unless given", "少于几次，默认 1")
        ),
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G01, G03; practice.md 3.3",
        examples: ["observation unobserved term=2024-autumn", "听课 未听 学期=2024-autumn 次数=2"],
        work: Walk.persons
    ) { context, id, unit, times, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        guard let days = TermQuestion.days(term, asof, context), let last = days.last else {
            return Reply(body: .table(Reply.Table(columns: columns, rowCount: 0) { _, _ in }))
        }
        let register = context.register
        let teachers = TermQuestion.persons(in: unit ?? id.unit, on: last, context) { person in
            person.has(.teacher, on: last)
        }
        let rows = teachers.map { row(of: $0, in: days, register) }
            .filter { $0.lessons < times ?? 1 }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.teacher.unit[last].text)
            writer.text(row.teacher.id.text)
            writer.text(row.teacher.name[last])
            writer.integer(row.lessons)
            writer.integer(row.observations)
            writer.integer(row.byLeaders)
            FieldValue.day(row.last).write(to: writer)
        }
        let note = Bilingual(
            "\(rows.count) of \(counted(teachers.count, "teacher"))",
            "教师 \(teachers.count) 人，列出 \(rows.count) 人"
        )
        var reply = Reply(body: .table(table), notes: [note])
        if explain { reply.reasons = rows.map { reason($0, days, register) } }
        let title = UnitPage.name(of: id, register)
        let counts = counts(teachers, rows.map(\.teacher), on: last, context)
        reply.page = {
            PrintedTable.page(
                Bilingual(
                    "Teachers observed too seldom, \(title.english)",
                    "\(title.chinese) 未被听课教师"
                ),
                unit: unit ?? id.unit,
                table,
                without: ["teacher"],
                charts: [counts],
                rules: [note],
                context
            )
        }
        return reply
    }

    /// The share of each school's teachers who were observed often enough.
    private static func counts(
        _ all: [Person],
        _ listed: [Person],
        on day: Day,
        _ context: Context
    ) -> Chart {
        let lacking = Dictionary(grouping: listed) { $0.unit[day] }.mapValues(\.count)
        let units = Dictionary(grouping: all) { $0.unit[day] }.sorted { $0.key < $1.key }
        return Chart(
            Bilingual("teachers observed", "已被听课教师占比"),
            unit: "%",
            full: 10_000,
            bars: units.map { unit, teachers in
                let observed = teachers.count - (lacking[unit] ?? 0)
                return Chart.Bar(
                    UnitPage.name(of: unit, context),
                    FigureTable.percent(Fraction(observed, teachers.count))
                )
            }
        )
    }

    /// The lessons that were given, with how many observed each.
    private static func reason(_ row: Row, _ days: DayRange, _ register: Register) -> Bilingual {
        let lessons = register.index.lessonsByGiver[row.teacher.id]
            .compactMap { register.lessons[$0] }.filter { days.contains($0.on) }
            .map { lesson in
                let count = register.index.observationsByLesson.count(at: lesson.id)
                return "\(lesson.on) \(lesson.id.text): \(count)"
            }
        let (count, list) = (lessons.count, lessons.joined(separator: ", "))
        let who = row.teacher.id.text
        return Bilingual(
            "\(who): \(counted(count, "lesson")) recorded, by how many each was observed: \(list)",
            "\(who)：登记 \(count) 节，各节听课人数：\(list)"
        )
    }

    private static func row(of teacher: Person, in days: DayRange, _ register: Register) -> Row {
        var (lessons, observations, byLeaders) = (0, 0, 0)
        var last: Day?
        for id in register.index.lessonsByGiver[teacher.id] {
            guard let lesson = register.lessons[id], days.contains(lesson.on) else { continue }
            let own = register.index.observationsByLesson.stored(at: id).map(\.value)
            guard !own.isEmpty else { continue }
            lessons += 1
            observations += own.count
            byLeaders += own.count { observation in
                register.persons[observation.observer]?.roles.contains {
                    ($0.role == .leader || $0.role == .principal) && $0.holds(on: lesson.on)
                } == true
            }
            last = max(last ?? lesson.on, lesson.on)
        }
        return Row(
            teacher: teacher,
            lessons: lessons,
            observations: observations,
            byLeaders: byLeaders,
            last: last
        )
    }
}
