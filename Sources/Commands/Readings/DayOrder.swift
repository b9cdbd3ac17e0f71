import Domain
import Grammar

/// Days that stand in the right order.
enum DayOrder {
    /// - Throws: BADARG for a last day before the first one.
    static func check(_ first: Day, _ last: Day) throws(Refusal) {
        guard first <= last else {
            throw Refusal(.badArgument, "to is before on", "结束早于开始", want: "to")
        }
    }

    /// A day that an object is made with before its own is read.
    static let unset = Day(daysSinceEpoch: 0)
}
