/// Which of many flags stand when some must come up by chance.
///
/// Source: Y. Benjamini & Y. Hochberg, JRSS B 57 (1995); practice.md 4.6.
package enum FalseDiscovery {
    /// The adjusted probabilities in the order given; those at most the rate stand.
    package static func adjusted(_ probabilities: [Double]) -> [Double] {
        let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
        var result = probabilities
        var least = 1.0
        for (fromLast, index) in order.enumerated() {
            let rank = probabilities.count - fromLast
            least = min(least, probabilities[index] * Double(probabilities.count) / Double(rank))
            result[index] = least
        }
        return result
    }
}
