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

    /// Tells it beside what is proposed; of what is there already nothing is recorded.
    static func tell(_ day: Day, in proposal: inout Proposal, _ context: Context) {
        guard !proposal.changes.isEmpty else { return }
        proposal.reply.notes += notes(day, context)
    }

    /// The day, where it is another one than before; nil where it was there already.
    static func notes(_ day: Day?, before: Day?, _ context: Context) -> [Bilingual] {
        guard let day, day != before else { return [] }
        return notes(day, context)
    }
}
