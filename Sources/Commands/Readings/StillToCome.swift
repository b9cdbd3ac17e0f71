import Domain
import Grammar

/// Days that are still to come, of what can only have happened: told, since a year is easily
/// mistyped, and taken, since nobody else knows better.
enum StillToCome {
    static func notes(_ day: Day, _ context: Context) -> [Bilingual] {
        guard day > context.today else { return [] }
        return [
            Bilingual(
                "\(day) is still to come; it is recorded all the same",
                "\(day) 尚未到来，仍按此日期登记"
            )
        ]
    }
}
