import Domain
import Grammar
import Notation

/// Activities, lessons, observations and evaluations as statements.
extension DumpedRegister {
    mutating func addEvaluations() {
        for activity in register.activities.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.activity, "add", activity, [], with: [("id", activity.id.text)])
        }
        for lesson in register.lessons.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.lesson, "add", lesson, [], with: [("id", lesson.id.text)])
        }
    }
}
