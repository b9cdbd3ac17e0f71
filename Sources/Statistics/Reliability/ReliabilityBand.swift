/// The word for a reliability.
///
/// An interval, not the value alone, is to lie in a band: hence both ends are named. Source:
/// T. K. Koo & M. Y. Li, J. Chiropractic Medicine 15 (2016).
package enum ReliabilityBand: String, CaseIterable, Sendable {
    /// Below 0.5.
    case poor
    /// 0.5 up to 0.75.
    case moderate
    /// 0.75 up to 0.9.
    case good
    /// 0.9 and above.
    case excellent

    package init(_ value: Double) {
        if value < 0.5 {
            self = .poor
        } else if value < 0.75 {
            self = .moderate
        } else if value < 0.9 {
            self = .good
        } else {
            self = .excellent
        }
    }

    /// The bands of both ends of an interval.
    package static func bands(_ interval: Interval) -> (lower: Self, upper: Self) {
        (Self(interval.lower), Self(interval.upper))
    }
}
