import Domain
import Grammar
import Notation

/// That what a new object refers to is there, and nobody else claims its place.
///
/// The store would refuse it too, but could not say what was wrong.
enum ReferenceCheck {
    /// - Throws: NOENT for an object that is not there; EXISTS for one that claims the same.
    static func check(_ changes: [Change], _ register: Register) throws(Refusal) {
        var state = register
        for change in changes { state.apply(change) }
        for name in changes.compactMap(\.name) {
            guard let fault = state.faults(of: name).first else { continue }
            let other = excerpt(fault.other.text)
            switch fault.kind {
            case .dangling: throw dangling(name.text, fault.other)
            case .clash:
                throw Refusal(
                    .exists,
                    "\(other) is there already in the place of \(name.text)",
                    "\(other) 已占用 \(name.text) 的位置",
                    want: "id"
                )
            }
        }
    }

    /// The same for a new line of the ledger, which claims nothing: one by one, and not on a copy
    /// of the register, since a year's lines are entered one after the other.
    static func check(
        _ entry: LedgerEntry,
        as key: EntryID,
        _ register: Register
    ) throws(Refusal) {
        // Most lines name nobody but the teacher.
        if entry.recorder == nil, entry.approver == nil, entry.session == nil, entry.project == nil,
            register.persons.contains(entry.teacher)
        {
            return
        }
        if let absent = entry.references.first(where: { !register.has($0) }) {
            throw dangling(key.text, absent)
        }
    }

    private static func dangling(_ key: String, _ other: ObjectName) -> Refusal {
        Refusal(
            .noEntity,
            "\(key) refers to \(excerpt(other.text)), which is not there",
            "\(key) 引用的 \(excerpt(other.text)) 不存在",
            want: "id"
        )
    }

    /// - Throws: BADARG for a year that no day has.
    static func check(year: Int) throws(Refusal) {
        guard Day.years.contains(year) else {
            throw Refusal(
                .badArgument,
                "the year \(year) is out of \(Day.years.lowerBound) to \(Day.years.upperBound)",
                "年度 \(year) 超出范围",
                want: "year"
            )
        }
    }

    /// - Throws: BADARG for a place among holders that is not from 1.
    static func check(order: Int?) throws(Refusal) {
        guard let order, order < 1 else { return }
        throw Refusal(.badArgument, "holders are counted from 1", "署名排序从 1 起", want: "order")
    }
}
