import Domain
import Grammar
import Notation

/// The kinds of objects of the evaluations.
extension Descriptions {
    static let activity = EntityDescription<Activity>(
        noun: Label("activity", "活动"),
        fields: ActivityFields.all,
        table: { $0.activities },
        change: { .activity($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ActivityID.read(text) },
        listed: ["id", "kind", "unit", "on", "to", "name", "people", "forms", "lessons"],
        sorted: ["on", "unit", "id"],
        isCurrent: { _, _ in true },
        unit: { activity, _ in activity.unit },
        user: References.ofActivity
    )

    static let lesson = EntityDescription<Lesson>(
        noun: Label("lesson", "课"),
        fields: LessonFields.all,
        table: { $0.lessons },
        change: { .lesson($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try LessonID.read(text) },
        listed: [
            "id", "on", "period", "teacher", "teacher-name", "class-name", "subject", "topic",
            "kind", "observers",
        ],
        sorted: ["on", "period", "id"],
        isCurrent: { _, _ in true },
        unit: { lesson, _ in lesson.unit },
        user: References.ofLesson
    )

    static let observation = EntityDescription<Observation>(
        noun: Label("observation", "听课"),
        fields: ObservationFields.all + SheetFields.all { $0.sheet },
        table: { $0.observations },
        change: { .observation($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ObservationID.read(text) },
        listed: [
            "id", "lesson", "on", "period", "teacher-name", "class", "subject", "observer-name",
            "mode", "focus", "score",
        ],
        sorted: ["on", "period", "lesson", "observer"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        located: { observation, view in view.register.lessons[observation.lesson]?.unit },
        user: { _, _ in nil }
    )

    static let evaluation = EntityDescription<Evaluation>(
        noun: Label("evaluation", "评价"),
        fields: EvaluationFields.all({ TallyFields.tellsText(of: $0, $1) })
            + SheetFields.all(
                { $0.form },
                key: { $0.content.instrument },
                isTold: { $0.isTold(to: $1) }
            ) + TallyFields.all,
        table: { $0.evaluations },
        change: { .evaluation($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try EvaluationID.read(text) },
        listed: [
            "id", "instrument", "activity", "teacher", "class", "unit", "by", "on", "phase",
            "forms", "score", "open-findings",
        ],
        sorted: ["on", "id"],
        isCurrent: { _, _ in true },
        unit: { evaluation, _ in evaluation.subject.unit },
        located: { evaluation, view in evaluation.subject.place(in: view) },
        user: { _, _ in nil }
    )
}

extension Evaluation {
    /// The filled-in form; nil for a tally.
    fileprivate var form: Sheet? {
        guard case .form(let sheet) = content else { return nil }
        return sheet
    }
}

extension Evaluation.Subject {
    /// The unit that it is about, or to which the class, teacher or activity belongs that day.
    func place(in view: View) -> UnitID? {
        let register = view.register
        return unit ?? schoolClass.flatMap { register.classes[$0]?.unit }
            ?? teacher.flatMap { register.persons[$0]?.unit[view.day] }
            ?? activity.flatMap { register.activities[$0]?.unit }
    }
}
