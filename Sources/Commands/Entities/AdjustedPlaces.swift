import Statistics

/// The places of scores that can be compared with each other, the highest first: those of one
/// component; shared where they differ by rounding only.
struct AdjustedPlaces {
    /// By component, in their order.
    private let values: [[Double]]
    private let value: (SeverityAdjustment.Subject) -> Double

    /// Differences below it are rounding.
    private static let tolerance = 1e-9

    init(
        _ adjustment: SeverityAdjustment,
        _ value: @escaping (SeverityAdjustment.Subject) -> Double
    ) {
        var values = Array(repeating: [Double](), count: adjustment.components)
        for subject in adjustment.subjects.compactMap(\.self) {
            values[subject.component].append(value(subject))
        }
        for component in values.indices { values[component].sort() }
        self.values = values
        self.value = value
    }

    func place(of subject: SeverityAdjustment.Subject) -> Int {
        let own = values[subject.component]
        return own.count - Self.notAbove(value(subject) + Self.tolerance, own) + 1
    }

    /// How many of the numbers, which are in their order, are not above the bound.
    private static func notAbove(_ bound: Double, _ numbers: [Double]) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
