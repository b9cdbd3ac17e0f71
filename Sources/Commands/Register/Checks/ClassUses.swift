import Domain
import Grammar
import Notation

/// What was recorded with a class and must stay true when the class is corrected.
enum ClassUses {
    /// - Throws: INUSE with the result or the lesson that would no longer fit.
    static func check(_ group: SchoolClass, _ register: Register) throws(Refusal) {
        for id in register.index.resultsByClass[group.id] where !hasPaper(id, group, register) {
            throw unfit("result", "成绩", id.text, group)
        }
        for id in register.index.lessonsByClass[group.id] {
            guard let lesson = register.lessons[id] else { continue }
            let view = View(register: register, day: lesson.on)
            guard lesson.unit == group.unit, group.grade(in: view) != nil else {
                throw unfit("lesson", "课", id.text, group)
            }
        }
    }

    /// Whether the grade in which the class would be sat the paper of its result.
    private static func hasPaper(
        _ id: ClassResult.ID,
        _ group: SchoolClass,
        _ register: Register
    ) -> Bool {
        register.index.papersByTest[id.test].contains { key in
            guard key.subject == id.subject, let paper = register.papers[key] else { return false }
            return group.grade(in: View(register: register, day: paper.on)) == key.grade
        }
    }

    private static func unfit(
        _ noun: String,
        _ chinese: String,
        _ key: String,
        _ group: SchoolClass
    ) -> Refusal {
        Refusal(
            .inUse,
            Bilingual(
                "\(noun) \(key) would not be of class \(group.id.text) any more",
                "\(chinese) \(key) 将不再属于班级 \(group.id.text)"
            ),
            details: [Refusal.Detail("by", key)]
        )
    }
}
