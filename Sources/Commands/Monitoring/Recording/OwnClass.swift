import Domain
import Grammar
import Notation

/// Whose own class a class is: its teacher of the subject, its homeroom teacher.
///
/// Source: systems.md H02.
struct OwnClass {
    let register: Register
    let subject: String
    let day: Day

    /// Who teaches the subject to the class that day.
    func teachers(of schoolClass: ClassID) -> [PersonID] {
        register.index.teachingsByClass[schoolClass].compactMap { register.teachings[$0] }
            .filter { $0.subject == subject && $0.period.contains(day) }
            .map(\.teacher)
    }

    /// What the person is to the class; nil where it is not the person's own.
    func tie(of person: PersonID, to schoolClass: ClassID) -> Bilingual? {
        if teachers(of: schoolClass).contains(person) {
            return Bilingual("teaches \(subject) to the class", "任教该班\(subject)")
        }
        guard register.classes[schoolClass]?.homeroom[day] == person else { return nil }
        return Bilingual("is its homeroom teacher", "是该班班主任")
    }

    /// - Throws: RULE where the class is the person's own.
    func refuseTie(
        of person: PersonID?,
        to schoolClass: ClassID,
        as parameter: Label
    ) throws(Refusal) {
        guard let person, let tie = tie(of: person, to: schoolClass) else { return }
        throw Refusal(
            .rule,
            Bilingual(
                "\(person.text) \(tie.english) (\(schoolClass.text)) and may not be its "
                    + parameter.english,
                "\(person.text) \(tie.chinese)（\(schoolClass.text)），不能任该班\(parameter.chinese)"
            ),
            want: parameter.english,
            hint: "test cross",
            details: [Refusal.Detail("rule", "H02")]
        )
    }
}
