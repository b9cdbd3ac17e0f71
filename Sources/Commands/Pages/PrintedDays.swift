import Domain
import Grammar

/// How days are printed in the title of a page: a year, a month, or from one day to another.
enum PrintedDays {
    static func text(_ days: DayRange) -> Bilingual {
        let first = days.first.civil
        guard let end = days.last else {
            return Bilingual("from \(days.first)", "\(chinese(days.first))起")
        }
        let last = end.civil
        if first.year == last.year, first.month == 1, first.day == 1, last.month == 12,
            last.day == 31
        {
            return Bilingual("\(first.year)", "\(first.year)年")
        }
        if first.year == last.year, first.month == last.month, first.day == 1,
            end.adding(days: 1).civil.day == 1
        {
            let month = (first.month < 10 ? "0" : "") + String(first.month)
            return Bilingual("\(first.year)-\(month)", "\(first.year)年\(first.month)月")
        }
        guard days.first != end else { return Bilingual("\(end)", chinese(end)) }
        let isSameYear = first.year == last.year
        let to = isSameYear ? "\(last.month)月\(last.day)日" : chinese(end)
        return Bilingual("\(days.first) to \(end)", "\(chinese(days.first))至\(to)")
    }

    private static func chinese(_ day: Day) -> String {
        let (year, month, day) = day.civil
        return "\(year)年\(month)月\(day)日"
    }
}
