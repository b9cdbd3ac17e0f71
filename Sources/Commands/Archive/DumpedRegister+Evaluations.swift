import Domain
import Grammar
import Notation
import Schemes

/// Activities, lessons, observations and evaluations as statements.
extension DumpedRegister {
    /// A form or a tally, and what was found.
    private mutating func add(_ evaluation: Evaluation) {
        let subject = [
            ("activity", evaluation.subject.activity?.text),
            ("teacher", evaluation.subject.teacher?.text),
            ("class", evaluation.subject.schoolClass?.text),
            ("unit", evaluation.subject.unit?.text),
            ("phase", evaluation.phase?.label.english), ("by", evaluation.by?.text),
        ].compactMap { name, value in value.map { (name, $0) } }
        let common =
            subject + [("id", evaluation.id.text), ("entered", evaluation.entered.description)]
        switch evaluation.content {
        case .form(let form):
            add(
                Descriptions.evaluation,
                "add",
                evaluation,
                [],
                with: common + sheet(form) + comment(of: evaluation),
                except: ["invited", "comment"]
            )
        case .tally(let tally):
            let regulations = Regulations(register: register, book: .shared)
            let counts = regulations.instrument(tally.instrument).map {
                LevelCountList.text(tally.counts, of: $0)
            }
            let own = [
                ("instrument", tally.instrument.text), ("forms", String(tally.forms)),
                ("counts", counts ?? ""),
            ]
            add(Descriptions.evaluation, "tally", evaluation, [], with: common + own)
        }
        for (index, finding) in evaluation.findings.enumerated() {
            let key = evaluation.id.text
            let due = finding.due.map { [("due", $0.description)] } ?? []
            line(["finding", "add", key], [("text", finding.text)] + due)
            guard let rectified = finding.rectified else { continue }
            let note = finding.note.map { [("note", $0)] } ?? []
            let number = [("number", String(index + 1)), ("on", rectified.description)]
            line(["finding", "rectify", key], number + note)
        }
    }

    /// What a dump tells whoever may not see it elsewhere.
    private func comment(of evaluation: Evaluation) -> [(String, String)] {
        evaluation.comment.map { [("comment", $0)] } ?? []
    }

    /// A sheet as `instrument=` and `items=`.
    private func sheet(_ sheet: Sheet?) -> [(String, String)] {
        let regulations = Regulations(register: register, book: .shared)
        guard let sheet, let instrument = regulations.instrument(sheet.instrument) else {
            return []
        }
        let items = ItemMarks.text(sheet.marks, of: instrument)
        return [("instrument", sheet.instrument.text), ("items", items)]
    }

    /// By key, a contest's earlier rounds before its later ones.
    private func activities() -> [Activity] {
        func rounds(before activity: Activity) -> Int {
            var (count, current) = (0, activity)
            while let id = current.follows, let before = register.activities[id],
                count < ActivityCheck.roundLimit
            {
                (count, current) = (count + 1, before)
            }
            return count
        }
        return register.activities.map { (rounds(before: $0), $0) }
            .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
    }

    mutating func addEvaluations() {
        for activity in activities() {
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
        for evaluation in register.evaluations.sorted(by: { $0.id < $1.id }) { add(evaluation) }
    }
}
