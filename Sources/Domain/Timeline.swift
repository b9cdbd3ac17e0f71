/// A value that holds from dates: what it was at first, and each later change.
///
/// A *change* holds from its day until the next change of the same value. A *correction*
/// replaces what was recorded, because it was always otherwise.
package struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
    /// A value and the first day on which it holds.
    package struct Change: Hashable, Sendable {
        package let from: Day
        package let value: Value

        package init(from: Day, value: Value) {
            self.from = from
            self.value = value
        }
    }

    /// What held before the first change.
    ///
    /// Assigned from other modules only while an object is made: compiled for its type where that
    /// is done, which a function of this module is not.
    @usableFromInline package var initial: Value
    /// In the order of their days, one a day.
    @usableFromInline package private(set) var changes: [Change]

    // Compiled for its type where it is used, as is the subscript: else it looks its type up each
    // time.
    @_alwaysEmitIntoClient
    package init(_ initial: Value) {
        self.initial = initial
        changes = []
    }

    /// - Precondition: the changes are in the order of their days, one a day.
    package init(_ initial: Value, changes: [Change]) {
        precondition(zip(changes, changes.dropFirst()).allSatisfy { $0.from < $1.from })
        self.initial = initial
        self.changes = changes
    }

    /// What held on that day.
    /// - Complexity: O(number of changes), which are few.
    @_alwaysEmitIntoClient
    package subscript(day: Day) -> Value {
        // Most values never change: no search, no closure.
        if changes.isEmpty { return initial }
        return changes.last { $0.from <= day }?.value ?? initial
    }

    /// The days around `day` on which the same change is the last one.
    /// - Complexity: O(number of changes).
    package func unchangedDays(around day: Day) -> ClosedRange<Day> {
        let first = changes.last { $0.from <= day }?.from ?? .distantPast
        let next = changes.first { $0.from > day }?.from
        return first...(next?.adding(days: -1) ?? .distantFuture)
    }

    /// Every value that ever held.
    package var values: [Value] {
        // Most values never change.
        changes.isEmpty ? [initial] : [initial] + changes.map(\.value)
    }

    /// Whether that value ever held.
    package func everHeld(_ value: Value) -> Bool {
        initial == value || changes.contains { $0.value == value }
    }

    /// Records that from `day` on, until the next change, `value` holds.
    package mutating func change(to value: Value, from day: Day) {
        changes.removeAll { $0.from == day }
        let place = changes.firstIndex { $0.from > day } ?? changes.endIndex
        changes.insert(Change(from: day, value: value), at: place)
    }

    /// Records that what was recorded as holding on `day` was `value` all the time.
    package mutating func correct(to value: Value, on day: Day) {
        guard let index = changes.lastIndex(where: { $0.from <= day }) else {
            initial = value
            return
        }
        changes[index] = Change(from: changes[index].from, value: value)
    }
}
