/// The two parts of a probability; each is exact where it is the small one.
package struct Tails: Hashable, Sendable {
    /// The probability up to the point.
    package let lower: Double
    /// The probability beyond the point.
    package let upper: Double

    init(lower: Double) {
        self.lower = min(1, max(0, lower))
        upper = 1 - self.lower
    }

    init(upper: Double) {
        self.upper = min(1, max(0, upper))
        lower = 1 - self.upper
    }

    /// The same with the parts exchanged.
    var exchanged: Tails { Tails(lower: upper, upper: lower) }

    private init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}
