/// The candidate that was probably meant by `word`: at most two edits away, one for a short word.
/// - Complexity: O(candidates × length²).
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    allNearest(to: word, among: candidates).min()
}

/// All candidates that are as near to `word` as the nearest one.
/// - Complexity: O(candidates × length²).
package func allNearest(to word: String, among candidates: some Sequence<String>) -> [String] {
    let target = Array(word.unicodeScalars.prefix(64))
    guard !target.isEmpty else { return [] }
    let limit = target.count <= 3 ? 1 : 2
    var (least, found): (Int, [String]) = (limit, [])
    for candidate in candidates {
        let scalars = Array(candidate.unicodeScalars)
        guard abs(scalars.count - target.count) <= limit else { continue }
        let distance = editDistance(target, scalars)
        guard distance <= least, distance < scalars.count else { continue }
        if distance < least { found = [] }
        least = distance
        found.append(candidate)
    }
    return found
}

/// Insertions, removals, replacements and swaps of neighbours between two words.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
        var row = [i]
        for j in 1...max(right.count, 1) where j <= right.count {
            let cost = left[i - 1] == right[j - 1] ? 0 : 1
            var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                least = min(least, beforeLast[j - 2] + 1)
            }
            row.append(least)
        }
        beforeLast = last
        last = row
    }
    return last[right.count]
}
