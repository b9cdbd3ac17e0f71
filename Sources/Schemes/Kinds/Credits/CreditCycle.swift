package import Domain
package import Grammar
import Notation

/// `cycle by=calendar years=5 start=2021`: in what years and cycles credits are counted.
///
/// Source: systems.md A13, A20, A22, A30; A04 for the day after which entries go to the next year.
package struct CreditCycle: Hashable, Sendable {
    /// When a year of the account begins.
    package enum Year: String, CaseIterable, Sendable {
        case calendar
        case school
    }

    package let by: Year
    /// Years of one cycle.
    package let years: Int
    /// The year in which a cycle begins; nil where the source leaves it blank.
    package let start: Int?
    /// The last month and day whose entries count in the year; nil: its last one.
    package let until: MonthDay?
    package let source: RuleSource

    /// Years that a cycle may have.
    package static let yearRange = 1...20

    package static let declaration = RuleDeclaration(
        Label("cycle", "周期"),
        Bilingual("the years and cycles in which credits are counted", "学时学分的年度与周期"),
        parameters: [
            RuleDeclaration.keyword(
                Label("by", "年度"),
                Year.valueType,
                Bilingual("calendar years or school years", "自然年或学年"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("years", "年数"),
                Int.valueType,
                Bilingual("years of a cycle; 1", "每周期年数，默认 1")
            ),
            RuleDeclaration.keyword(
                Label("start", "起始年"),
                Int.valueType,
                Bilingual("a year in which a cycle begins, or unset", "周期起始年，可写未定")
            ),
            RuleDeclaration.keyword(
                Label("until", "截止"),
                MonthDay.valueType,
                Bilingual("later entries count in the next year", "此后登记的计入下一年度")
            ),
        ],
        source: "A13, A30",
        examples: ["cycle by=calendar years=5 start=2021 source=\"A13; 002 A L27\""]
    ) { arguments throws(Refusal) in
        let years = try arguments.optional("years", Int.self) ?? 1
        guard yearRange.contains(years) else {
            throw Refusal(.rule, "a cycle has 1 to 20 years", "周期为 1 至 20 年", want: "years")
        }
        return .credit(
            .cycle(
                CreditCycle(
                    by: try arguments.required("by"),
                    years: years,
                    start: try arguments.optional("start"),
                    until: try arguments.optional("until"),
                    source: try arguments.source
                )
            )
        )
    }

    // MARK: Days

    /// The account year of that number: `2024`, or 2024-2025.
    package func year(_ number: Int) -> DayRange? {
        switch by {
        case .calendar:
            guard let until else { return Self.days(number, 1, 1, number, 12, 31) }
            guard let last = until.day(in: number), let before = until.day(in: number - 1)
            else { return nil }
            return DayRange(before.adding(days: 1), last)
        case .school: return Self.days(number, 9, 1, number + 1, 8, 31)
        }
    }

    private static func days(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ lastYear: Int,
        _ lastMonth: Int,
        _ lastDay: Int
    ) -> DayRange? {
        guard let first = Day(year: year, month: month, day: day),
            let last = Day(year: lastYear, month: lastMonth, day: lastDay)
        else { return nil }
        return DayRange(first, last)
    }

    /// The account year in which an entry of that day counts.
    package func number(of day: Day) -> Int {
        switch by {
        case .calendar:
            let year = day.year
            guard let last = until?.day(in: year) else { return year }
            return day > last ? year + 1 : year
        case .school: return SchoolYear(containing: day).start
        }
    }

    /// The years of the cycle that holds the year; nil where its start is not set.
    ///
    /// `own` is the year in which somebody's own cycle begins; nil for the cycle of all.
    package func cycle(of number: Int, own: Int? = nil) -> ClosedRange<Int>? {
        guard years > 1 else { return number...number }
        guard let start = own ?? start else { return nil }
        let offset = ((number - start) % years + years) % years
        return (number - offset)...(number - offset + years - 1)
    }

    /// `2024` or `2024-2025`.
    package func text(_ number: Int) -> String {
        switch by {
        case .calendar: "\(number)"
        case .school: "\(number)-\(number + 1)"
        }
    }
}

extension CreditCycle.Year: NamedCase {
    package static var typeName: Label { Label("year-kind", "年度口径") }

    package var label: Label {
        switch self {
        case .calendar: Label("calendar", "自然年")
        case .school: Label("school-year", "学年")
        }
    }
}
