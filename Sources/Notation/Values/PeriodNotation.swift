package import Domain
package import Grammar

/// A period as people write it: `2024`, `2024-2025`, `2024-10`, `2024-autumn`, `cycle`, two days.
///
/// A text that might be a term's name is looked up where the register is at hand; a term of that
/// name goes before a month.
package enum PeriodNotation: Hashable, Sendable {
    /// A calendar year, or the account year of a scheme that begins in it.
    case year(Int)
    case schoolYear(SchoolYear)
    case month(year: Int, month: Int)
    /// The cycle of a scheme that holds the day of the statement.
    case cycle
    case days(DayRange)
    /// By its key or name.
    case term(String)
}

extension PeriodNotation: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(
            Label("period", "期间"),
            shape: "2024|2024-2025|2024-10|2024-autumn|cycle|2024-01-01..2024-06-30",
            completion: .objects("term")
        )
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// - Throws: BADARG for a range that runs backward, a year out of range, or what is no name.
    package static func read(_ text: String) throws(Refusal) -> PeriodNotation {
        if text == "cycle" || text == "周期" { return .cycle }
        if text.range(of: "..") != nil { return .days(try DayRange.read(text)) }
        let years = text.hasSuffix("学年") ? text.dropLast(2) : text[...]
        let parts = years.split(separator: "-", omittingEmptySubsequences: false)
        if let first = year(parts[0]) {
            if parts.count == 1 { return .year(first) }
            if parts.count == 2, let second = year(parts[1]) {
                guard second == first + 1 else { throw bad(text) }
                return .schoolYear(SchoolYear(start: first))
            }
        }
        if let date = PartialDate(notation: text) {
            guard let month = date.month else { return .year(date.year) }
            guard let day = date.day else { return .month(year: date.year, month: month) }
            guard let day = Day(year: date.year, month: month, day: day) else { throw bad(text) }
            return .days(DayRange(day, day))
        }
        // 2024-13 is a month that is not there, not a term of that name; 2024-1 may be one.
        let lengths = parts.map(\.utf8.count)
        let isDated = lengths == [4] || lengths == [4, 2] || lengths == [4, 2, 2]
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        if isDated, isDigits { throw bad(text) }
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }),
            UnitID.isValid(String(names[names.count - 1])), year(names[names.count - 1]) == nil
        else { throw bad(text) }
        return .term(text)
    }

    /// Four digits, in the range of years.
    private static func year(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, let year = Decimals.natural(text), Day.years.contains(year)
        else { return nil }
        return year
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        switch self {
        case .year(let year): "\(year)"
        case .schoolYear(let year): "\(year.start)-\(year.start + 1)"
        case .month(let year, let month): "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
        case .cycle: "cycle"
        case .days(let days): days.text
        case .term(let name): name
        }
    }

    /// The days of what says so itself; nil for a cycle and a term.
    package var days: DayRange? {
        switch self {
        case .year(let year): Self.range(Day(year: year, month: 1, day: 1), years: 1)
        case .schoolYear(let year):
            Self.range(Day(year: year.start, month: 9, day: 1), years: 1)
        case .month(let year, let month):
            Day(year: year, month: month, day: 1).map { first in
                DayRange(first, PartialDate(year: year, month: month)?.latest ?? first)
            }
        case .days(let days): days
        case .cycle, .term: nil
        }
    }

    private static func range(_ first: Day?, years: Int) -> DayRange? {
        first.map { DayRange($0, $0.adding(years: years).adding(days: -1)) }
    }
}
