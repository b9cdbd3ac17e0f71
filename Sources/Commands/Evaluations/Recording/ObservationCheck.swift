import Domain
import Grammar
import Notation

/// Who may observe a lesson.
enum ObservationCheck {
    /// - Throws: INUSE where somebody would have observed without a role that may.
    static func keepsObservations(_ person: Person, _ register: Register) throws(Refusal) {
        for id in register.index.observationsByObserver[person.id] {
            guard let lesson = register.observations[id].flatMap({ register.lessons[$0.lesson] }),
                !mayObserve(person, on: lesson.on)
            else { continue }
            throw Refusal(
                .inUse,
                Bilingual(
                    "\(person.id.text) observed lesson \(lesson.id.text) on \(lesson.on)",
                    "\(person.id.text) 在 \(lesson.on) 听过课 \(lesson.id.text)"
                ),
                want: "on",
                hint: "on=\(lesson.on)",
                details: [Refusal.Detail("by", id.text)]
            )
        }
    }

    private static func mayObserve(_ person: Person, on day: Day) -> Bool {
        person.roles.contains { $0.role.mayObserve && $0.holds(on: day) }
    }

    /// - Throws: RULE for the giver, for somebody without a role that may observe that day or not
    ///   in post, and for somebody who is in another lesson at that time.
    static func check(
        _ observer: PersonID,
        _ lesson: Lesson,
        _ register: Register
    ) throws(Refusal) {
        guard observer != lesson.giver else {
            throw Refusal(
                .rule,
                "\(observer.text) gave the lesson: nobody observes an own lesson",
                "\(observer.text) 是授课教师：不能听自己的课",
                want: "by"
            )
        }
        guard let person = register.persons[observer], person.isInPost(on: lesson.on),
            mayObserve(person, on: lesson.on)
        else {
            throw Refusal(
                .rule,
                "\(observer.text) has no role that may observe on \(lesson.on)",
                "\(observer.text) 在 \(lesson.on) 没有可以听课的职务",
                want: "by",
                hint: "role add \(observer.text) role=teacher from=\(lesson.on)"
            )
        }
        guard lesson.time != nil else { return }
        let observed = register.index.observationsByObserver.stored(at: observer).map(\.lesson)
        for id in observed + register.index.lessonsByGiver[observer] where id != lesson.id {
            // The day first: it is read where it stands.
            guard let other = register.lessons.stored(id), other.on == lesson.on,
                lesson.isAtTime(of: other.value)
            else { continue }
            throw LessonCheck.clash(observer.text, other.value, want: "by")
        }
    }
}
