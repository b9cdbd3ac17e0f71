import Domain
import Grammar

/// That a teacher was in post on a day for which something is recorded; on leave is in post.
enum PostCheck {
    /// - Throws: RULE with the day from which, or up to which, it could be.
    static func check(_ person: Stored<Person>, on day: Day) throws(Refusal) {
        guard person.isInPost(on: day) else {
            throw refusal(
                Bilingual(
                    "\(person.key.text) was not in post on \(day)",
                    "\(person.key.text) 在 \(day) 已不在岗"
                ),
                hint: person.retired.map { "on=\($0)" }
            )
        }
        guard let started = person.value.started, day < started.earliest else { return }
        throw refusal(
            Bilingual(
                "\(person.key.text) began on \(started), after \(day)",
                "\(person.key.text) 于 \(started) 参加工作，晚于 \(day)"
            ),
            hint: "on=\(started.earliest)"
        )
    }

    private static func refusal(_ message: Bilingual, hint: String?) -> Refusal {
        Refusal(
            .rule,
            message,
            want: "on",
            hint: hint,
            details: [Refusal.Detail("rule", "in-post")]
        )
    }
}
