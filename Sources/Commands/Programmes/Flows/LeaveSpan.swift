import Domain
import Grammar
import Notation

/// A leave of a teacher: its kind, its first day and its last one.
///
/// It is part of the teacher's record, where it holds from its first day: who is on leave is still
/// in post.
///
/// Source: issue 6; practice.md 3.2.
struct LeaveSpan {
    let kind: Leave
    /// Nil where it was there from the beginning of the record.
    let first: Day?
    /// Nil while no end is recorded.
    let last: Day?

    /// The leaves that a timeline tells, in their order.
    static func all(_ timeline: Timeline<Leave?>) -> [LeaveSpan] {
        var spans: [LeaveSpan] = []
        var open: (kind: Leave, first: Day?)? = timeline.initial.map { ($0, nil) }
        for change in timeline.changes {
            guard change.value != open?.kind else { continue }
            if let open {
                let last = change.from.adding(days: -1)
                spans.append(LeaveSpan(kind: open.kind, first: open.first, last: last))
            }
            open = change.value.map { ($0, change.from) }
        }
        if let open { spans.append(LeaveSpan(kind: open.kind, first: open.first, last: nil)) }
        return spans
    }

    func contains(_ day: Day) -> Bool {
        (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
    }

    func overlaps(_ first: Day, _ last: Day?) -> Bool {
        (self.last.map { $0 >= first } ?? true)
            && (last.flatMap { last in self.first.map { $0 <= last } } ?? true)
    }

    /// The timeline of leaves that do not overlap.
    static func timeline(_ spans: [LeaveSpan]) -> Timeline<Leave?> {
        var changes: [Timeline<Leave?>.Change] = []
        let ordered = spans.sorted { left, right in
            guard let one = left.first else { return right.first != nil }
            return right.first.map { one < $0 } ?? false
        }
        for (place, span) in ordered.enumerated() {
            if let first = span.first { changes.append(.init(from: first, value: span.kind)) }
            guard let last = span.last else { continue }
            let end = last.adding(days: 1)
            let next = place + 1 < ordered.count ? ordered[place + 1].first : nil
            if next != end { changes.append(.init(from: end, value: nil)) }
        }
        let initial = ordered.first.flatMap { $0.first == nil ? $0.kind : nil }
        return Timeline(initial, changes: changes)
    }

    /// `sick 2024-10-08..2024-10-20`.
    var text: String {
        "\(kind.label.english) \(first.map { "\($0)" } ?? "")..\(last.map { "\($0)" } ?? "")"
    }

    var chinese: String {
        "\(kind.label.chinese) \(first.map { "\($0)" } ?? "")..\(last.map { "\($0)" } ?? "")"
    }

    // MARK: As commands need it

    static let teacher = Parameter<PersonID>.positional(
        Label("teacher", "教师"),
        Reading<PersonID>.person,
        Bilingual("who", "教师")
    )
    static let day = Parameter<Day>.keyword(
        Label("on", "日期"),
        Reading<Day>.value,
        Bilingual("a day of the leave", "假期中的一天")
    )

    /// The leave that holds on a day.
    /// - Throws: NOENT where there is none.
    static func holding(_ day: Day, _ person: Person) throws(Refusal) -> LeaveSpan {
        if let span = all(person.leave).first(where: { $0.contains(day) }) { return span }
        throw Refusal(
            .noEntity,
            "\(person.id.text) was not on leave on \(day)",
            "\(person.id.text) 在 \(day) 没有请假",
            want: "on",
            hint: "leave list teacher=\(person.id.text)"
        )
    }

    /// - Throws: EXISTS where the leave overlaps another one; BADARG for days in the wrong order;
    ///   RULE for somebody not in post.
    static func check(
        _ first: Day,
        _ last: Day?,
        among others: [LeaveSpan],
        _ person: Person
    ) throws(Refusal) {
        if let last { try DayOrder.check(first, last) }
        if let other = others.first(where: { $0.overlaps(first, last) }) {
            throw Refusal(
                .exists,
                Bilingual(
                    "\(person.id.text) is on leave then: \(other.text)",
                    "\(person.id.text) 当时已请假：\(other.chinese)"
                ),
                want: "on",
                hint: "leave end \(person.id.text) on=…"
            )
        }
        guard person.isInPost(on: first) else {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(person.id.text) was not in post on \(first)",
                    "\(person.id.text) 在 \(first) 已不在岗"
                ),
                want: "on",
                details: [Refusal.Detail("rule", "in-post")]
            )
        }
    }

    /// Proposes the person with these leaves.
    static func revised(_ person: Person, _ spans: [LeaveSpan]) -> Proposal {
        var after = person
        after.leave = timeline(spans)
        return Descriptions.person.revised(person, after)
    }
}
