import Domain
import Grammar
import Notation
import Schemes

/// Activities, lessons, observations and evaluations as statements.
extension DumpedRegister {
    /// A sheet as `instrument=` and `items=`.
    private func sheet(_ sheet: Sheet?) -> [(String, String)] {
        let regulations = Regulations(register: register, book: .shared)
        guard let sheet, let instrument = regulations.instrument(sheet.instrument) else { return [] }
        let items = ItemMarks.text(sheet.marks, of: instrument)
        return [("instrument", sheet.instrument.text), ("items", items)]
    }

    mutating func addEvaluations() {
        for activity in register.activities.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.activity, "add", activity, [], with: [("id", activity.id.text)])
        }
        for lesson in register.lessons.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.lesson, "add", lesson, [], with: [("id", lesson.id.text)])
        }
        for observation in register.observations.sorted(by: { $0.id < $1.id }) {
            let key = [
                ("by", observation.observer.text), ("id", observation.id.text),
                ("entered", observation.entered.description),
            ]
            let place = [observation.lesson.text]
            let marks = sheet(observation.sheet)
            add(Descriptions.observation, "add", observation, place, with: key + marks)
        }
    }
}
