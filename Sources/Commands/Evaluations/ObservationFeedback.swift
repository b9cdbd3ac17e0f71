import Domain
import Grammar
import Notation
import Schemes

/// `observation feedback`: after which collective observations nobody was told in time.
enum ObservationFeedback {
    private struct Row: Sendable {
        let observation: Observation
        let lesson: Lesson
        /// The last day on which it is in time; nil where no scheme gives days.
        let due: Day?
        let state: String

        var label: Label {
            ObservationFeedback.states.first { $0.english == state } ?? Label(state, state)
        }
    }

    private static let states = [
        Label("in-time", "按期"), Label("pending", "待反馈"), Label("missing", "未反馈"),
        Label("late", "逾期反馈"),
    ]

    private static let columns = ColumnSet([
        ColumnSpec("observation", "听课", .id), ColumnSpec("lesson", "课", .id),
        ColumnSpec("on", "日期", .day), ColumnSpec("teacher", "授课教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text), ColumnSpec("observer", "听课人", .id),
        ColumnSpec("observer-name", "听课人姓名", .text), ColumnSpec("mode", "方式", .word),
        ColumnSpec("due", "反馈期限", .day), ColumnSpec("feedback", "反馈日期", .day),
        ColumnSpec("state", "状态", .word, values: states),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("feedback", "反馈")],
        Bilingual(
            "Lists the observations of leaders and in groups without feedback in time.",
            "集中听课和领导听课中未按期反馈的；加全部则列出所有。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        CommonParameter.asof,
        Parameter<Bool>.flag(
            Label("all", "全部"),
            Bilingual("also those with feedback in time", "包括已按期反馈的")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "G03",
        examples: [
            "observation feedback term=2024-autumn asof=2024-10-25",
            "听课 反馈 学期=2024-autumn 依据",
        ],
        work: ScoredSheets.work
    ) { context, id, unit, asof, all, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let day = asof ?? context.today
        var rows: [Row] = []
        var unset = 0
        for observation in context.register.observations {
            guard let lesson = context.register.lessons[observation.lesson],
                lesson.on <= day, term.period.contains(lesson.on),
                context.regulations.lineage(of: lesson.unit, on: lesson.on)
                    .contains(unit ?? id.unit),
                isOwed(observation, lesson, context.register)
            else { continue }
            let rule = try context.regulations.observing(for: lesson.unit, on: lesson.on)?.0
            if rule?.feedbackDays == nil { unset += 1 }
            let due = rule?.feedbackDays.map { lesson.on.adding(days: $0) }
            let state = state(observation.feedback, due: due, asof: day)
            guard all || state != "in-time" else { continue }
            rows.append(Row(observation: observation, lesson: lesson, due: due, state: state))
        }
        rows.sort { ($0.lesson.on, $0.observation.id) < ($1.lesson.on, $1.observation.id) }
        let ordered = rows
        var answer = reply(ordered, unset, context.register)
        if explain { answer.reasons = ordered.map { reason($0, day) } }
        let title = UnitPage.name(of: id, context.register)
        answer.page = PrintedTable.page(
            of: answer,
            Bilingual("Feedback on observations, \(title.english)", "\(title.chinese) 听课反馈"),
            unit: unit ?? id.unit,
            without: ["observation", "lesson", "teacher", "observer"],
            rules: [],
            context
        )
        return answer
    }

    private static func reason(_ row: Row, _ day: Day) -> Bilingual {
        let (id, on) = (row.observation.id.text, row.lesson.on)
        let due = row.due?.description ?? "-"
        let told = row.observation.feedback?.description ?? "-"
        return Bilingual(
            "\(id): lesson on \(on), feedback due by \(due), told \(told), seen from \(day): "
                + row.state,
            "\(id)：\(on) 上课，应于 \(due) 前反馈，反馈 \(told)，截至 \(day)：\(row.label.chinese)"
        )
    }

    /// Those in a group, and those of leaders.
    private static func isOwed(
        _ observation: Observation,
        _ lesson: Lesson,
        _ register: Register
    ) -> Bool {
        observation.mode == .collective
            || register.persons[observation.observer]?.roles.contains {
                ($0.role == .leader || $0.role == .principal) && $0.holds(on: lesson.on)
            } == true
    }

    private static func state(_ feedback: Day?, due: Day?, asof day: Day) -> String {
        guard let feedback, feedback <= day else {
            return due.map { day <= $0 } == true ? "pending" : "missing"
        }
        guard let due, feedback > due else { return "in-time" }
        return "late"
    }

    private static func reply(_ rows: [Row], _ unset: Int, _ register: Register) -> Reply {
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let (lesson, observation) = (row.lesson, row.observation)
            writer.text(observation.id.text)
            writer.text(lesson.id.text)
            FieldValue.day(lesson.on).write(to: writer)
            writer.text(lesson.giver.text)
            writer.text(register.persons[lesson.giver]?.name[lesson.on] ?? "")
            writer.text(observation.observer.text)
            writer.text(register.persons[observation.observer]?.name[lesson.on] ?? "")
            observation.mode.map { writer.text($0.label.english) } ?? writer.none()
            FieldValue.day(row.due).write(to: writer)
            FieldValue.day(observation.feedback).write(to: writer)
            writer.text(row.state)
        }
        let note = Bilingual(
            "no scheme says within how many days: only missing feedback is told",
            "方案未规定反馈天数：只列未反馈的"
        )
        return Reply(body: .table(table), notes: unset > 0 ? [note] : [])
    }
}
