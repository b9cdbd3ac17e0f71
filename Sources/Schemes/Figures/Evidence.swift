import Domain
package import Grammar
import Notation
import Statistics

/// What the evidence says beside the plain verdict: pupils are taken as a draw of many.
///
/// Source: practice.md 4.6.
package struct Evidence: Sendable {
    /// Met, not met, or the target lies within the interval.
    package enum State: String, CaseIterable, Sendable {
        case met
        case notMet = "not-met"
        case tooThin = "too-thin"
    }

    package let state: State
    /// The interval in hundredths, of a percent or of a mark, rounded to the nearest.
    package let lower: Int
    package let upper: Int
    /// How many pupils more (fewer, negative) would turn the plain verdict; nil for a mean.
    package let turn: Int?
    package let reason: Bilingual

    /// - Returns: nil where there is no verdict, or nothing to make an interval from.
    init?(
        _ metric: Metric,
        have: Int,
        base: Int,
        tally: Tally,
        full: Marks,
        wanted: Int,
        rule: (EvidenceRule, Regulations.InForce)?
    ) {
        let confidence = rule?.0.confidence ?? .ninetyFivePercent
        let rates = rule?.0.rates ?? .wilson
        guard let interval = Self.interval(metric, have, base, tally, full, rates, confidence)
        else {
            return nil
        }
        let target = Double(wanted) / (metric == .mean ? 1 : 10_000)
        switch Statistics.Verdict(interval, target: target) {
        case .met: state = .met
        case .notMet: state = .notMet
        case .evidenceTooThin: state = .tooThin
        }
        let scale: Double = metric == .mean ? 1 : 10_000
        lower = Int((interval.lower * scale).rounded())
        upper = Int((interval.upper * scale).rounded())
        turn =
            metric == .mean
            ? nil
            : try? Statistics.Verdict.pupilsToTurn(have, of: base, target: wanted, over: 10_000)
        let method =
            metric == .mean
            ? Label("t interval", "t 区间")
            : Label("\(rates.rawValue) interval", "\(rates.label.chinese)区间")
        let percent = Decimals.text(Int((confidence.level * 1_000).rounded()), places: 1)
        let cited = rule.map { rule, inForce in inForce.citation(of: rule.source) }
        let (low, high) = (Decimals.fixed(lower, places: 2), Decimals.fixed(upper, places: 2))
        let turning = turn.map { Self.turning($0) }
        reason = Bilingual(
            "evidence: \(state.label.english); \(percent) % \(method.english) [\(low), \(high)]"
                + " (\(cited ?? "shixun's default"))\(turning?.english ?? ""); "
                + "the pupils are taken as a draw of many",
            "证据：\(state.label.chinese)；\(percent)% \(method.chinese) [\(low)，\(high)]"
                + "（\(cited ?? "本系统默认")）\(turning?.chinese ?? "")；把学生看作抽样"
        )
    }

    private static func interval(
        _ metric: Metric,
        _ have: Int,
        _ base: Int,
        _ tally: Tally,
        _ full: Marks,
        _ rates: RateInterval,
        _ confidence: Confidence
    ) -> Interval? {
        guard metric == .mean else {
            return try? rates.estimate(have, of: base, confidence).interval
        }
        guard let marks = tally.marks else { return nil }
        // Who is absent and counts with 0 marks is in the base.
        let values = marks.map { Double($0.hundredths) }
        let zeros = Array(repeating: 0.0, count: max(0, base - values.count))
        guard let spread = try? Spread(values + zeros) else { return nil }
        let interval = try? MeanInterval.student(spread, confidence).interval
        return try? interval?.clamped(0...Double(full.hundredths))
    }

    private static func turning(_ turn: Int) -> Bilingual {
        let count = turn.magnitude
        return turn > 0
            ? Bilingual("; it turns with \(count) more", "；再多 \(count) 人即达标")
            : Bilingual("; it turns with \(count) fewer", "；少 \(count) 人即不达标")
    }
}

extension Evidence.State: NamedCase {
    package static var typeName: Label { Label("evidence", "证据") }

    package var label: Label {
        switch self {
        case .met: Label("met", "达标")
        case .notMet: Label("not-met", "未达标")
        case .tooThin: Label("too-thin", "证据不足")
        }
    }
}
