import Domain
import Schemes

/// What a statement of credits comes to: the figures without their reasons.
struct CreditFigures: Equatable, Sendable {
    /// In hundredths of an hour.
    let hours: Int
    /// In units of the scheme that was asked for.
    let credits: Int
    let lost: Int
    /// Lines that may count later.
    let pending: Int
    let verdict: Verdict

    /// The figures in units of the rules that were asked for; where years are closed, they were
    /// settled under others.
    init(_ figures: SettlementFigures, _ seal: Seal?, _ rules: CreditRules) {
        func units(_ units: Int) -> Int {
            guard figures.scale != rules.scale else { return units }
            return CreditText.places4(units, .credits, scale: figures.scale)
                * (rules.scale / 10_000)
        }
        hours = seal?.hours ?? figures.hours
        credits =
            seal.map { $0.credits * (rules.scale / 10_000) } ?? units(figures.credits)
        lost = units(figures.lostCredits)
        pending = figures.pending
        verdict = seal?.result.verdict ?? figures.verdict
    }
}

/// The figures of some teachers together.
struct CreditSum: Equatable, Sendable {
    var teachers = 0
    var complete = 0
    var hours = 0
    var credits = 0
    var lost = 0
    var pending = 0

    mutating func add(_ other: CreditSum) {
        teachers += other.teachers
        complete += other.complete
        hours += other.hours
        credits += other.credits
        lost += other.lost
        pending += other.pending
    }

    /// Adds a teacher's, or takes them away again.
    mutating func add(_ figures: CreditFigures, times sign: Int = 1) {
        teachers += sign
        complete += figures.verdict == .met ? sign : 0
        hours += sign * figures.hours
        credits += sign * figures.credits
        lost += sign * figures.lost
        pending += sign * figures.pending
    }
}
