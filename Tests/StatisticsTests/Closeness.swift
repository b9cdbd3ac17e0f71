import Testing

@testable import Statistics

/// Whether a figure is the golden one to half a unit of its last printed place.
func close(_ value: Double, _ golden: Double, _ places: Int = 6) -> Bool {
    var half = 0.5
    for _ in 0..<places { half /= 10 }
    return (value - golden).magnitude <= half * 1.000001
}

/// Whether every figure is the golden one.
func close(_ values: [Double], _ golden: [Double], _ places: Int = 6) -> Bool {
    values.count == golden.count && zip(values, golden).allSatisfy { close($0, $1, places) }
}

/// The reason why a figure is undefined, or nothing where it is defined.
func reason<Value>(_ body: () throws(Undefined) -> Value) -> Undefined? {
    do throws(Undefined) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// Numbers from a seed: SplitMix64.
///
/// Source: G. L. Steele, D. Lea & C. H. Flood (2014).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A standard normal deviate.
    mutating func normal() -> Double {
        NormalDistribution.quantile(upper: Double.random(in: 1e-12..<1, using: &self))
    }
}
