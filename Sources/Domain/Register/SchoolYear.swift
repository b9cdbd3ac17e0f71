/// A school year (学年), named by the calendar year in which it begins: 2024 is 2024-2025学年.
///
/// It begins on 1 September and ends on 31 August.
package struct SchoolYear: Hashable, Comparable, Sendable {
    package let start: Int

    package init(start: Int) {
        self.start = start
    }

    package init(containing day: Day) {
        let (year, month, _) = day.civil
        start = month >= 9 ? year : year - 1
    }

    package static func < (left: SchoolYear, right: SchoolYear) -> Bool {
        left.start < right.start
    }
}
