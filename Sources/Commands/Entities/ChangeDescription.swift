package import Domain
package import Grammar
import Notation

/// What changes come to, as rows for people: each object, and each field that differs.
package struct ChangeDescription: Sendable {
    package static let columns = ColumnSet([
        ColumnSpec("topic", "主题", .word), ColumnSpec("action", "动作", .word),
        ColumnSpec("id", "编号", .id), ColumnSpec("field", "字段", .word),
        ColumnSpec("before", "原值", .text), ColumnSpec("after", "新值", .text),
    ])

    /// The most rows that are listed; the rest is counted.
    package static let rowLimit = 10_000

    private struct Row {
        let change: ObjectChange
        var field: String?
        var before: String?
        var after: String?
    }

    private var rows: [Row] = []
    private var unlisted = 0
    private let view: View

    /// Describes changes in their order, as of a day.
    package init(_ changes: some Sequence<Change>, register: Register, day: Day) {
        view = View(register: register, day: day)
        for change in changes { add(change) }
    }

    /// The table, with a note where it is not all.
    package var reply: Reply {
        let rows = rows
        var reply = Reply(
            body: .table(
                Reply.Table(columns: Self.columns, rowCount: rows.count) { index, writer in
                    let row = rows[index]
                    writer.text(row.change.topic.rawValue)
                    writer.text(row.change.action.rawValue)
                    writer.text(row.change.key)
                    for text in [row.field, row.before, row.after] {
                        if let text { writer.text(text) } else { writer.none() }
                    }
                }
            )
        )
        if unlisted > 0 {
            reply.notes.append(
                Bilingual("and \(counted(unlisted, "row")) more", "另有 \(unlisted) 行")
            )
        }
        return reply
    }

    private mutating func add(_ change: Change) {
        guard let event = change.event else { return }
        switch change {
        case .unit(let revised): add(event, revised, UnitFields.all)
        case .person(let revised): add(event, revised, PersonFields.all)
        case .schoolClass(let revised): add(event, revised, ClassFields.all)
        case .pupil(let revised): add(event, revised, Descriptions.pupil.fields)
        case .dossier(let revised): add(event, revised, Descriptions.dossier.fields)
        case .draft(let revised): add(event, revised, Descriptions.draft.fields)
        case .exam(let revised): add(event, revised, Descriptions.exam.fields)
        case .activity(let revised): add(event, revised, Descriptions.activity.fields)
        case .lesson(let revised): add(event, revised, Descriptions.lesson.fields)
        case .observation(let revised): add(event, revised, Descriptions.observation.fields)
        case .evaluation(let revised): add(event, revised, Descriptions.evaluation.fields)
        case .teaching(let revised): add(event, revised, TeachingFields.all)
        case .term(let revised): add(event, revised, TermFields.all)
        case .test(let revised): add(event, revised, TestFields.all)
        case .paper(let revised): add(event, revised, PaperFields.all)
        case .result(let revised): add(event, revised, Descriptions.result.fields)
        case .entry(let revised): add(event, revised, EntryFields.all)
        case .session(let revised): add(event, revised, SessionFields.all)
        case .project(let revised): add(event, revised, ProjectFields.all)
        case .closing(let revised): add(event, revised, ClosingFields.all)
        case .seal(let revised): add(event, revised, SealFields.all)
        case .certificate(let revised): add(event, revised, CertificateFields.all)
        case .integrity(let revised): add(event, revised, IntegrityFields.all)
        case .assessment(let revised): add(event, revised, AssessmentFields.all)
        case .technology(let revised): add(event, revised, TechnologyFields.all)
        case .topic(let revised): add(event, revised, TopicFields.all)
        case .course(let revised): add(event, revised, CourseFields.all)
        case .plan(let revised): add(event, revised, PlanFields.all)
        case .application(let revised): add(event, revised, ApplicationFields.all)
        case .approval(let revised): add(event, revised, ApprovalFields.all)
        case .notice(let revised): add(event, revised, NoticeFields.all)
        case .followUp(let revised): add(event, revised, FollowUpFields.all)
        case .schemeVersion, .schemeUse, .counter: append(Row(change: event))
        }
    }

    private mutating func add<Object: Entity>(
        _ event: ObjectChange,
        _ revised: Revised<Object>,
        _ fields: [EntityField<Object>]
    ) {
        guard let before = revised.before, let after = revised.after else {
            append(Row(change: event))
            return
        }
        let count = rows.count + unlisted
        for field in fields where field.isAssignable {
            let old = field.read(before, view)
            let new = field.read(after, view)
            guard old != new else { continue }
            append(
                Row(
                    change: event,
                    field: field.name.english,
                    before: old.text.isEmpty ? nil : old.text,
                    after: new.text.isEmpty ? nil : new.text
                )
            )
        }
        // A change that holds from another day shows in no field today.
        if rows.count + unlisted == count { append(Row(change: event)) }
    }

    private mutating func append(_ row: Row) {
        if rows.count < Self.rowLimit { rows.append(row) } else { unlisted += 1 }
    }
}
