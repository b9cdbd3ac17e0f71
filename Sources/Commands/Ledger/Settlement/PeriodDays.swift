import Domain
import Grammar
import Notation

/// The days of a period, with the register at hand for terms.
struct PeriodDays {
    private let directory: Directory
    private let register: Register

    init(_ context: Context, _ unit: UnitID?) {
        register = context.register
        directory = Directory(
            register: context.register,
            day: context.today,
            unit: unit,
            regulations: context.regulations
        )
    }

    /// The days that the period has; nil for a cycle, which only a scheme knows.
    func days(of period: PeriodNotation) throws(Refusal) -> DayRange? {
        switch period {
        case .term(let name): return try term(name)
        case .month:
            // A term may be called 2024-10 too, and is then meant.
            if let days = try? term(period.text) { return days }
            return period.days
        case .year, .schoolYear, .days, .cycle: return period.days
        }
    }

    private func term(_ name: String) throws(Refusal) -> DayRange? {
        register.terms[try directory.term(name)]?.period
    }

    /// - Throws: RULE for days that do not lie in the period.
    func check(_ days: DayRange, in period: PeriodNotation?) throws(Refusal) {
        guard let period, let whole = try self.days(of: period) else { return }
        guard whole.contains(days.first), whole.contains(days.last ?? days.first) else {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(days.text) is outside the period \(period.text) (\(whole.text))",
                    "\(days.text) 不在期间 \(period.text)（\(whole.text)）内"
                ),
                want: "on",
                hint: "period=\(days.first.civil.year)",
                details: [Refusal.Detail("rule", "period")]
            )
        }
    }

    /// The days that a period has without a scheme; they may have no end.
    /// - Throws: RULE for a cycle, which belongs to a scheme.
    func ownDays(of period: PeriodNotation) throws(Refusal) -> DayRange {
        if let days = try days(of: period) { return days }
        throw Refusal(
            .rule,
            "a cycle belongs to a scheme: write its days",
            "周期由方案规定，请写起止日期",
            want: "period",
            hint: "period=2024-01-01..2024-12-31"
        )
    }

    /// The days of a period that has an end by itself.
    /// - Throws: RULE for a cycle, and for days without an end.
    func wholeDays(of period: PeriodNotation) throws(Refusal) -> DayRange {
        let days = try ownDays(of: period)
        guard days.last == nil else { return days }
        throw Refusal(
            .rule,
            "the days of the period have no end: write the last one too",
            "期间没有结束日，请写起止日期",
            want: "period",
            hint: "period=\(days.first)..\(days.first)"
        )
    }
}
