import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// Statistics as people read them: every figure with its interval and what it rests on.
enum EstimateText {
    /// The most places that a statement may ask for; a number of statistics has no more to say.
    static let placeLimit = 9

    /// How many places the figures are written with.
    static let places = Parameter<Int?>.optional(
        Label("places", "小数位数"),
        Reading(Reading<Int>.value.type) { value, scope throws(Refusal) in
            let places = try Reading<Int>.value.read(value, scope)
            guard places <= placeLimit else {
                throw value.refusal(
                    .badArgument,
                    "\(places) is too many places, at most \(placeLimit)",
                    "\(places) 位小数太多，最多 \(placeLimit) 位",
                    want: "places"
                )
            }
            return places
        },
        Bilingual("with how many places, at most \(placeLimit)", "小数位数，最多 \(placeLimit)")
    )

    /// How far the observers of one lesson lie apart: the standard deviation of their totals; nil
    /// for one observer.
    static func deviation(of scores: LessonScores) -> Double? {
        let totals = scores.totals.map { $0.approximate / 100 }
        guard totals.count > 1, let spread = try? Spread(totals) else { return nil }
        return try? spread.standardDeviation(.countLessOne)
    }

    /// A number with its places, rounded half away from zero; never an exponent.
    static func fixed(_ value: Double, _ places: Int) -> String {
        Decimals.fixed(scaled(value, places), places: places)
    }

    /// 10^n, for as many places as there may be.
    private static let factors = (0...placeLimit).map { place in
        (0..<place).reduce(1.0) { factor, _ in factor * 10 }
    }

    /// The number times 10^`places`, of at most `placeLimit`.
    static func scaled(_ value: Double, _ places: Int) -> Int {
        let product = (value * factors[places]).rounded(.toNearestOrAwayFromZero)
        return Int(exactly: product) ?? (product < 0 ? Int.min / 2 : Int.max / 2)
    }

    /// Writes a number with four places, or no value.
    static func write(_ value: Double?, to writer: any ReplyWriter, places: Int = 4) {
        guard let value, value.isFinite else { return writer.none() }
        writer.fixed(scaled(value, places), places: places)
    }
}
