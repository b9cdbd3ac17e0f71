import Domain
import Grammar
import Notation
import Schemes

/// `observation leaders`: which leaders kept to Monday together and Wednesday alone (领导听课).
enum ObservationLeaders {
    private struct Row: Sendable {
        let leader: Person
        let mode: Observation.Mode
        var required: [Day] = []
        var missed: [Day] = []
        /// Days of the rule on which nothing is required: a holiday, or no leader that day.
        var free: [Day] = []
        let citation: Bilingual
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("leader", "领导", .id),
        ColumnSpec("leader-name", "领导姓名", .text), ColumnSpec("mode", "方式", .word),
        ColumnSpec("required", "应听次数", .integer), ColumnSpec("done", "已听次数", .integer),
        ColumnSpec("missed", "未听次数", .integer), ColumnSpec("missed-days", "未听日期", .text),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("leaders", "领导")],
        Bilingual(
            "Shows on which days leaders missed the collective or separate observation.",
            "领导每周集中、分散听课情况；放假日不要求。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G03",
        examples: [
            "observation leaders term=2024-autumn asof=2024-10-18",
            "听课 领导 学期=2024-autumn 依据",
        ],
        work: Walk.persons
    ) { context, id, unit, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        guard let days = TermQuestion.days(term, asof, context), let last = days.last else {
            return reply([], term.to, note: nil)
        }
        let leaders = TermQuestion.persons(in: unit ?? id.unit, on: last, context) { person in
            person.roles.contains { isLeading($0.role) }
        }
        var rows: [Row] = []
        var isRuled = false
        for leader in leaders {
            let found = try context.regulations.rounds(for: leader.unit[last], on: last)
            guard let (rule, inForce) = found else { continue }
            isRuled = true
            let (version, line) = (inForce.citation, rule.source.line)
            let citation = Bilingual("\(version) line \(line)", "\(version) 第 \(line) 行")
            rows += modes(rule).map { mode, weekday in
                let row = Row(leader: leader, mode: mode, citation: citation)
                return filled(row, weekday, term, days, context.register)
            }
        }
        let note = Bilingual(
            "no scheme in force says on which days leaders observe",
            "现行方案未规定领导听课日"
        )
        var answer = reply(rows, last, note: isRuled ? nil : note)
        if explain { answer.reasons = rows.map(reason) }
        let title = UnitPage.name(of: id, context.register)
        answer.page = PrintedTable.page(
            of: answer,
            Bilingual("Leaders' observations, \(title.english)", "\(title.chinese) 领导听课情况"),
            unit: unit ?? id.unit,
            without: ["leader"],
            rules: UnitPage.distinct(rows.map(\.citation)),
            context
        )
        return answer
    }

    private static func reason(_ row: Row) -> Bilingual {
        let (who, mode) = (row.leader.id.text, row.mode.label)
        let done = row.required.filter { !row.missed.contains($0) }
        let days = [done, row.missed, row.free].map { days in
            days.isEmpty ? "-" : days.map(\.description).joined(separator: ",")
        }
        return Bilingual(
            "\(who) \(mode.english) (\(row.citation.english)): done \(days[0]); missed \(days[1]); "
                + "not required \(days[2])",
            "\(who) \(mode.chinese)（\(row.citation.chinese)）：已听 \(days[0])；未听 \(days[1])；"
                + "不要求 \(days[2])"
        )
    }

    private static func isLeading(_ role: PersonRole) -> Bool {
        role == .leader || role == .principal
    }

    private static func modes(
        _ rule: LeaderRounds
    ) -> [(Observation.Mode, LeaderRounds.Weekday)] {
        let collective = rule.collective.map { [(Observation.Mode.collective, $0)] } ?? []
        return collective + (rule.separate.map { [(Observation.Mode.separate, $0)] } ?? [])
    }

    /// A day counts where it is taught; on it, an observation that is not of the other mode.
    private static func filled(
        _ row: Row,
        _ weekday: LeaderRounds.Weekday,
        _ term: Domain.Term,
        _ days: DayRange,
        _ register: Register
    ) -> Row {
        var row = row
        let (leader, mode) = (row.leader, row.mode)
        let observed = ObservedLessons(by: leader.id, in: days, register)
        let last = days.last ?? term.to
        var monday = term.from.monday
        while monday <= last {
            let day = monday.adding(days: weekday.number - 1)
            monday = monday.adding(days: 7)
            let isLeader = leader.roles.contains { isLeading($0.role) && $0.holds(on: day) }
            guard days.contains(day) else { continue }
            guard isLeader, term.isTeachingDay(day) else {
                row.free.append(day)
                continue
            }
            row.required.append(day)
            let isDone = observed.units.contains { unit in
                unit.on == day && unit.observations.contains { ($0.mode ?? mode) == mode }
            }
            if !isDone { row.missed.append(day) }
        }
        return row
    }

    private static func reply(_ rows: [Row], _ day: Day, note: Bilingual?) -> Reply {
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.leader.unit[day].text)
            writer.text(row.leader.id.text)
            writer.text(row.leader.name[day])
            writer.text(row.mode.label.english)
            writer.integer(row.required.count)
            writer.integer(row.required.count - row.missed.count)
            writer.integer(row.missed.count)
            writer.text(row.missed.map(\.description).joined(separator: ","))
        }
        return Reply(body: .table(table), notes: note.map { [$0] } ?? [])
    }
}
