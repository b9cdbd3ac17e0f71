import Domain
import Grammar
import Notation
import Schemes

/// How a teacher goes through the technology course: process evaluation, examination, certificate.
///
/// Source: systems.md A14.
struct TechnologyFlow {
    let context: Context

    static let result = Parameter<PassResult>.keyword(
        Label("result", "结果"),
        Reading<PassResult>.value,
        Bilingual("passed or failed", "合格或不合格")
    )
    static let teacher = Parameter<PersonID>.positional(
        Label("teacher", "教师"),
        Reading<PersonID>.person,
        Bilingual("who", "教师")
    )

    /// What is recorded of the teacher; nil where nothing is.
    func course(of teacher: PersonID) -> TechnologyCourse? {
        context.register.index.technologiesByTeacher[teacher].first.flatMap {
            context.register.technologies[$0]
        }
    }

    /// The rule in force for the teacher; nil where there is none.
    func rule(
        for teacher: PersonID,
        on day: Day
    ) throws(Refusal) -> (rule: TechnologyRule, ruled: CreditQuestion.Ruled)? {
        let unit = try Descriptions.person.stored(teacher, context.register).value.unit[day]
        let inForce = try context.regulations.all(for: unit, on: day)
        guard inForce.contains(where: { $0.scheme.credits?.technology != nil }) else { return nil }
        for ruled in try CreditQuestion(context).regulating(nil, for: unit, on: day) {
            if let rule = ruled.rules.technology { return (rule, ruled) }
        }
        return nil
    }

    /// The hours of study that count, up to a day, in hundredths.
    func hours(of teacher: PersonID, _ rule: TechnologyRule, upTo day: Day) -> Int {
        lines(of: teacher, rule, upTo: day).reduce(0) { $0 + $1.hours.hundredths }
    }

    /// The lines of the course that count, up to a day.
    func lines(of teacher: PersonID, _ rule: TechnologyRule, upTo day: Day) -> [LedgerEntry] {
        context.register.entries(of: teacher).filter { entry in
            entry.status == .counted && entry.category == rule.category && entry.last <= day
        }
    }

    /// Proposes what is recorded with an edit; the record is made where there is none.
    func revised(
        _ teacher: PersonID,
        notes: [Bilingual],
        _ edit: (inout TechnologyCourse) -> Void
    ) -> Proposal {
        if let before = course(of: teacher) {
            var after = before
            edit(&after)
            return Descriptions.technology.revised(before, after, notes: notes)
        }
        let (key, step) = context.register.newKey(nil as TechnologyID?, prefix: "TC")
        var course = TechnologyCourse(id: key, teacher: teacher)
        edit(&course)
        let changes: [Change] = [.technology(Revised(before: nil, after: course))]
        return Proposal(
            changes + (step.map { [.counter($0)] } ?? []),
            reply: Descriptions.technology.receipt(course, notes: notes)
        )
    }
}
