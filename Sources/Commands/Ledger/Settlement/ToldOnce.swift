import Domain
import Grammar
import Notation

/// Questions that are about a teacher or about a unit.
enum ToldOnce {
    static let teacher = Parameter<PersonID?>.optional(
        Label("teacher", "教师"),
        Reading<PersonID>.person,
        Bilingual("only this teacher", "只看该教师")
    )
    static let unit = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("the teachers of that unit and those below it", "该单位及下属单位的教师")
    )

    /// Whom it is about: the teacher, or those whom `members` finds of the unit.
    /// - Throws: ARITY where neither is said, and where both are: one would be passed over.
    static func people(
        _ teacher: PersonID?,
        _ unit: UnitID?,
        in register: Register,
        _ members: (UnitID) -> [Person]
    ) throws(Refusal) -> [Person] {
        try check(teacher, unit)
        if let teacher { return [try Descriptions.person.object(teacher, register)] }
        guard let unit else {
            throw Refusal(.arity, "say teacher= or unit=", "须给出教师或单位", want: "teacher")
        }
        return members(unit)
    }

    /// - Throws: ARITY where both are said: one of them would be passed over.
    static func check(_ teacher: PersonID?, _ unit: UnitID?) throws(Refusal) {
        guard let teacher, unit != nil else { return }
        throw Refusal(
            .arity,
            "say teacher= or unit=, not both",
            "教师与单位只能给出一个",
            want: "unit",
            hint: "teacher=\(teacher.text)"
        )
    }
}
