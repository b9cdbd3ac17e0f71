import Domain
import Grammar
import Notation

/// A teacher whose birth is known to the month, and who has no sex, title or honours on record.
enum SamplePerson {
    /// 2024-09-10: in the month of the birthday.
    static let day = Day(daysSinceEpoch: 19_976)

    static let person: Person = {
        var person = Person(id: PersonID("T001"), name: "张敏", unit: UnitID("hetu"))
        person.born = PartialDate(year: 1988, month: 9)
        person.started = PartialDate(year: 2010, month: 8, day: 20)
        person.subjects = Timeline(["语文", "数学"])
        person.category = Timeline(.backbone)
        person.degree = Timeline(.bachelor)
        return person
    }()

    /// One unit that has a name, and the predicates of the table.
    static func names(_ predicates: [String: String] = [:]) -> PredicateParser<Person>.Names {
        PredicateParser.Names { kind, text throws(Refusal) in
            guard kind == .unit, text == "河图小学" || text == "hetu" else {
                throw Refusal(.noEntity, "no such unit", "没有该单位")
            }
            return "hetu"
        } predicate: {
            predicates[$0]
        }
    }

    static func parse(
        _ text: String,
        _ predicates: [String: String] = [:]
    ) throws(Refusal) -> Predicate<Person> {
        try PredicateParser.parse(text, fields: PersonFields.all, names: names(predicates))
    }

    static func holds(_ text: String, _ predicates: [String: String] = [:]) throws -> Truth {
        let view = View(register: Register(), day: day)
        return try parse(text, predicates).holds(for: person, in: view)
    }
}
