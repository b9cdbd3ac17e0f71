/// A continued fraction 1 / (1 + a₁/(1 + a₂/(1 + …))) and its kin, from the front.
///
/// Source: W. J. Lentz, Applied Optics 15 (1976); the modified form of Thompson and Barnett (1986).
struct ContinuedFraction {
    private static let tiny = 1e-300
    private static let maximumSteps = 100_000
    private(set) var value: Double
    private var c: Double
    private var d = 0.0

    /// Starts with b₀.
    private init(_ start: Double) {
        value = start == 0 ? Self.tiny : start
        c = value
    }

    /// b₀ + a₁/(b₁ + a₂/(b₂ + …)) until it moves no more.
    static func value(start: Double, term: (Int) -> (a: Double, b: Double)) -> Double {
        var fraction = ContinuedFraction(start)
        for step in 1...maximumSteps {
            let (a, b) = term(step)
            if (fraction.advance(a, b) - 1).magnitude <= 1.2e-16 { break }
        }
        return fraction.value
    }

    private mutating func advance(_ a: Double, _ b: Double) -> Double {
        d = b + a * d
        if d.magnitude < Self.tiny { d = Self.tiny }
        c = b + a / c
        if c.magnitude < Self.tiny { c = Self.tiny }
        d = 1 / d
        value *= c * d
        return c * d
    }
}
