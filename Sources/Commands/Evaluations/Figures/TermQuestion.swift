import Domain
import Grammar
import Notation
import Schemes

/// What statements about a term's observations share: the term, the unit, up to which day.
enum TermQuestion {
    static let term = Parameter<TermID>.keyword(
        Label("term", "学期"),
        Reading<TermID>.term,
        Bilingual("the term", "学期")
    )
    static let teacher = Parameter<PersonID?>.optional(
        Label("teacher", "教师"),
        Reading<PersonID>.person,
        Bilingual("only that person", "只看此人")
    )

    /// The days of the term up to `asof`, or today; the whole term where that is later.
    static func days(_ term: Domain.Term, _ asof: Day?, _ context: Context) -> DayRange? {
        let last = min(term.to, asof ?? context.today)
        return last < term.from ? nil : DayRange(term.from, last)
    }

    /// The schools and kindergartens that are the unit or below it on that day, by key; with or
    /// without classes in the register.
    static func schools(in unit: UnitID, on day: Day, _ context: Context) -> [UnitID] {
        let regulations = context.regulations
        return context.register.units.filter { school in
            school.grades(on: day) != nil && (school.retired.map { day <= $0 } ?? true)
                && regulations.lineage(of: school.id, on: day).contains(unit)
        }.map(\.id).sorted()
    }

    /// The one person, where in post in the unit or below it on that day.
    static func persons(
        only id: PersonID,
        in unit: UnitID,
        on day: Day,
        _ context: Context
    ) -> [Person] {
        guard let person = context.register.persons[id], person.isInPost(on: day),
            context.regulations.lineage(of: person.unit[day], on: day).contains(unit)
        else { return [] }
        return [person]
    }

    /// The persons in post in the unit or below it on that day, who are of a kind.
    static func persons(
        in unit: UnitID,
        on day: Day,
        _ context: Context,
        where passes: (Person) -> Bool
    ) -> [Person] {
        let regulations = context.regulations
        return context.register.persons.filter { person in
            person.isInPost(on: day) && passes(person)
                && regulations.lineage(of: person.unit[day], on: day).contains(unit)
        }.sorted { ($0.unit[day], $0.id) < ($1.unit[day], $1.id) }
    }
}
