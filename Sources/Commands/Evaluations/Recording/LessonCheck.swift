import Domain
import Grammar
import Notation

/// What must hold of a lesson, new or corrected.
enum LessonCheck {
    static let corrected: @Sendable (Lesson, Context, Day) throws(Refusal) -> Void = {
        lesson,
        context,
        _ throws(Refusal) in
        try check(lesson, context.register)
        try checkObservers(of: lesson, context.register)
    }

    /// - Throws: NOENT for what is not there, RULE for a giver who is not in post, a class that is
    ///   not there that day, a day outside the activity, or a giver or class in two places at once.
    static func check(_ lesson: Lesson, _ register: Register) throws(Refusal) {
        try PresentObjects.check(lesson.references, register, want: "activity")
        guard let giver = register.persons[lesson.giver], giver.isInPost(on: lesson.on) else {
            throw Refusal(
                .rule,
                "\(lesson.giver.text) is not in post on \(lesson.on)",
                "\(lesson.giver.text) 在 \(lesson.on) 已离岗",
                want: "teacher"
            )
        }
        if let id = lesson.schoolClass, let group = register.classes[id] {
            guard group.unit == lesson.unit else {
                throw Refusal(
                    .rule,
                    "class \(id.text) is of \(group.unit.text), not of \(lesson.unit.text)",
                    "班级 \(id.text) 属于 \(group.unit.text)，不属于 \(lesson.unit.text)",
                    want: "unit"
                )
            }
            let view = View(register: register, day: lesson.on)
            guard group.grade(in: view) != nil else {
                throw Refusal(
                    .rule,
                    "class \(id.text) is not there on \(lesson.on)",
                    "班级 \(id.text) 在 \(lesson.on) 不存在",
                    want: "class"
                )
            }
        }
        if let id = lesson.activity, let activity = register.activities[id],
            !activity.period.contains(lesson.on)
        {
            throw Refusal(
                .rule,
                "\(lesson.on) is outside activity \(id.text)",
                "\(lesson.on) 不在活动 \(id.text) 期间",
                want: "on"
            )
        }
        try checkTime(lesson, register)
    }

    private static func checkTime(_ lesson: Lesson, _ register: Register) throws(Refusal) {
        for id in register.index.lessonsByGiver[lesson.giver] {
            guard id != lesson.id, let other = register.lessons[id], lesson.isAtTime(of: other)
            else { continue }
            throw clash(lesson.giver.text, other, want: "period")
        }
        // Who observes elsewhere at that time cannot teach.
        for id in register.index.observationsByObserver[lesson.giver] {
            guard let observation = register.observations[id],
                let other = register.lessons[observation.lesson], other.id != lesson.id,
                lesson.isAtTime(of: other)
            else { continue }
            throw clash(lesson.giver.text, other, want: "teacher")
        }
        guard let group = lesson.schoolClass else { return }
        for id in register.index.lessonsByClass[group] {
            guard id != lesson.id, let other = register.lessons[id], lesson.isAtTime(of: other)
            else { continue }
            throw clash(group.text, other, want: "period")
        }
    }

    /// A lesson that moves must not bring its observers into two places, nor become their own.
    private static func checkObservers(
        of lesson: Lesson,
        _ register: Register
    ) throws(Refusal) {
        for id in register.index.observationsByLesson[lesson.id] {
            guard let observation = register.observations[id] else { continue }
            try ObservationCheck.check(observation.observer, lesson, register)
            try checkFeedback(of: observation, lesson)
        }
    }

    /// - Throws: RULE for feedback that would have been given before the lesson.
    static func checkFeedback(of observation: Observation, _ lesson: Lesson) throws(Refusal) {
        guard let feedback = observation.feedback, feedback < lesson.on else { return }
        throw Refusal(
            .rule,
            "\(observation.id.text): feedback on \(feedback) would be before the lesson",
            "\(observation.id.text)：反馈日期 \(feedback) 将早于上课日期",
            want: "on"
        )
    }

    static func clash(_ who: String, _ other: Lesson, want: String) -> Refusal {
        let time = other.time?.text ?? ""
        return Refusal(
            .rule,
            Bilingual(
                "\(who) is in lesson \(other.id.text) on \(other.on), period \(time)",
                "\(who) 在 \(other.on) 第 \(time) 节已有课 \(other.id.text)"
            ),
            want: want,
            details: [Refusal.Detail("by", other.id.text)]
        )
    }
}
