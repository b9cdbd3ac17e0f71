import Domain
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
        let bound = value(subject) + Self.tolerance
        return own.count - own.partitioningIndex { $0 > bound } + 1
    }
}
