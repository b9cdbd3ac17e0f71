import Domain
import Grammar

/// Questions that are about a teacher or about a unit.
enum ToldOnce {
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
