/// How alike comments are: Dice's coefficient of their pairs of neighbouring characters.
///
/// 2·|common| / (|first| + |second|), counting repetitions; spaces do not count. Pairs of
/// characters suit Chinese, which has no spaces between words. Source: L. R. Dice, Ecology 26
/// (1945); practice.md 4.12.
package struct TextSimilarity: Hashable, Sendable {
    /// Shorter comments, such as 好, are alike without being copied and are not compared.
    package static let fewestCharacters = 8
    /// More comments at once are not compared: pairs grow with the square.
    package static let commentLimit = 5_000

    private let pairs: [Pair]

    /// The pairs of a text, sorted.
    package init(_ text: String) {
        let characters = text.filter { !$0.isWhitespace }
        pairs = zip(characters, characters.dropFirst()).map(Pair.init).sorted()
    }

    /// From 0, nothing in common, to 1; 0 for texts of one character.
    package func with(_ other: TextSimilarity) -> Double {
        let all = pairs.count + other.pairs.count
        guard all > 0 else { return 0 }
        var common = 0
        var (first, second) = (0, 0)
        while first < pairs.count, second < other.pairs.count {
            if pairs[first] == other.pairs[second] {
                common += 1
                first += 1
                second += 1
            } else if pairs[first] < other.pairs[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return Double(2 * common) / Double(all)
    }

    /// Pairs of comments that are alike from `bound` on; the strength is how much.
    ///
    /// - Throws: `.tooMany` comments.
    package static func copied(
        _ comments: [String],
        bound: Double = 0.9
    ) throws(Undefined) -> [ScreeningFlag] {
        guard comments.count <= commentLimit else {
            throw .tooMany(have: comments.count, limit: commentLimit)
        }
        let texts = comments.enumerated().map { ($0.offset, TextSimilarity($0.element)) }
            .filter { $0.1.pairs.count >= fewestCharacters - 1 }
            .sorted { ($0.1.pairs.count, $0.0) < ($1.1.pairs.count, $1.0) }
        var flags: [ScreeningFlag] = []
        for (place, (number, text)) in texts.enumerated() {
            for (other, longer) in texts[(place + 1)...] {
                // 2·short / (short + long) is the most that these two can come to.
                let most = Double(2 * text.pairs.count)
                guard most >= bound * Double(text.pairs.count + longer.pairs.count) else { break }
                let likeness = text.with(longer)
                guard likeness >= bound else { continue }
                let members = [min(number, other), max(number, other)]
                let estimate = try Estimate(likeness, count: 2)
                flags.append(ScreeningFlag(.copiedComment, members: members, estimate))
            }
        }
        return flags.sorted { ($0.members[0], $0.members[1]) < ($1.members[0], $1.members[1]) }
    }

    private struct Pair: Hashable, Comparable {
        let first: Character
        let second: Character

        static func < (left: Pair, right: Pair) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }
}
