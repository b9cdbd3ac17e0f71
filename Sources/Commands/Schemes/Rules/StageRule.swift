import Domain
import Grammar
import Notation
import Schemes

/// Puts a teacher into the first stage whose condition is fulfilled.
///
/// Source: systems.md D02.
enum StageRule {
    /// - Returns: nil where no scheme has stages, none fits, or a date leaves it open.
    static func stage(of person: Person, in view: View) -> String? {
        let regulations = Regulations(register: view.register, book: .shared)
        guard let stages = try? regulations.stages(for: person.unit[view.day], on: view.day) else {
            return nil
        }
        for stage in stages {
            switch predicate(stage.condition)?.holds(for: person, in: view) {
            case .yes: return stage.name
            case .no, nil: continue
            case .unknown: return nil
            }
        }
        return nil
    }

    /// A condition on a person's own fields; one that cannot be read fits nobody, and `scheme load`
    /// has refused it.
    static func predicate(_ condition: String) -> Predicate<Person>? {
        try? check(condition)
    }

    /// Reads a condition of a scheme.
    /// - Throws: BADARG for what is no condition on a person's fields.
    static func check(_ condition: String) throws(Refusal) -> Predicate<Person> {
        let names = PredicateParser<Person>.Names(
            key: { _, text throws(Refusal) in text },
            predicate: { _ in nil }
        )
        return try PredicateParser.parse(condition, fields: PersonFields.all, names: names)
    }
}
