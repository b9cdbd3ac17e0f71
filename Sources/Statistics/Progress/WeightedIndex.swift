/// A weighted sum of several figures, with a stated policy for those that are missing.
///
/// Source: practice.md 3.4 (综合指数) and 4.9.
package struct WeightedIndex: Hashable, Sendable {
    /// What a missing figure does; the default is to say so.
    package enum MissingPolicy: Hashable, Sendable {
        case error
        /// The weights of those present are scaled up to the whole.
        case renormalise
        case zero
        /// An earlier figure stands in, one a part.
        case carry([Double])
    }

    /// The nominal weights, in the order of the figures; a negative one takes away (低分率).
    package let weights: [Double]
    package let policy: MissingPolicy

    package init(_ weights: [Double], _ policy: MissingPolicy = .error) {
        self.weights = weights
        self.policy = policy
    }

    /// The index; its count is of the figures that were there.
    ///
    /// - Throws: `.missing` by policy, `.tooFew` where no figure is there, `.contradiction` where
    ///   figures and weights differ in number or the weights present come to nothing.
    package func value(_ figures: [Double?]) throws(Undefined) -> Estimate {
        guard figures.count == weights.count else { throw .contradiction }
        let present = figures.count { $0 != nil }
        guard present > 0 else { throw .tooFew(have: 0, need: 1) }
        var sum = 0.0
        var used = 0.0
        for (place, figure) in figures.enumerated() {
            let standIn = figure == nil ? try standIn(place) : nil
            guard let figure = figure ?? standIn else { continue }
            sum += weights[place] * figure
            used += weights[place]
        }
        if policy == .renormalise, present < figures.count {
            guard used != 0 else { throw .contradiction }
            sum *= weights.reduce(0, +) / used
        }
        return try Estimate(sum, count: present)
    }

    /// The index relative to the best: Σ wᵢ·(xᵢ / best xᵢ), as junior secondary schools use it.
    ///
    /// One class's best changes everyone's index. Source: practice.md 3.4 (初中 综合).
    /// - Throws: `.noSpread` where the best figure of a part is 0.
    package static func relative(
        _ rows: [[Double]],
        weights: [Double]
    ) throws(Undefined) -> [Double] {
        var best = Array(repeating: -Double.infinity, count: weights.count)
        for row in rows {
            guard row.count == weights.count else { throw .contradiction }
            for (place, value) in row.enumerated() { best[place] = max(best[place], value) }
        }
        guard best.allSatisfy({ $0 > 0 }) || rows.isEmpty else { throw .noSpread }
        return rows.map { row in
            row.indices.reduce(0) { $0 + weights[$1] * row[$1] / best[$1] }
        }
    }

    private func standIn(_ place: Int) throws(Undefined) -> Double? {
        switch policy {
        case .error: throw .missing(place: place)
        case .renormalise: return nil
        case .zero: return 0
        case .carry(let earlier):
            guard earlier.indices.contains(place) else { throw .missing(place: place) }
            return earlier[place]
        }
    }
}
