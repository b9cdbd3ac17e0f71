/// Redis's patterns of channels: `*`, `?`, `[abc]`, `[^a-c]`, `\x`.
enum Glob {
    /// The most bytes of a pattern.
    static let limit = 256

    /// Whether the whole text fits the pattern.
    /// - Complexity: O(text × pattern): a star is tried again only from the last one.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let (text, pattern) = (Array(text.utf8), Array(pattern.utf8))
        var (at, place) = (0, 0)
        var star: (place: Int, at: Int)?
        while at < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place, at)
                place += 1
            } else if place < pattern.count,
                let next = step(pattern, place, text[at])
            {
                place = next
                at += 1
            } else if let last = star {
                star = (last.place, last.at + 1)
                place = last.place + 1
                at = last.at + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// The place after one element that takes the byte; nil where it does not.
    private static func step(_ pattern: [UInt8], _ place: Int, _ byte: UInt8) -> Int? {
        switch pattern[place] {
        case UInt8(ascii: "?"): return place + 1
        case UInt8(ascii: "["):
            return set(pattern, place + 1, byte)
        case UInt8(ascii: "\\") where place + 1 < pattern.count:
            return pattern[place + 1] == byte ? place + 2 : nil
        default: return pattern[place] == byte ? place + 1 : nil
        }
    }

    private static func set(_ pattern: [UInt8], _ start: Int, _ byte: UInt8) -> Int? {
        var place = start
        let isNegated = place < pattern.count && pattern[place] == UInt8(ascii: "^")
        if isNegated { place += 1 }
        var isIn = false
        while place < pattern.count, pattern[place] != UInt8(ascii: "]") {
            if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-") {
                let (low, high) = (pattern[place], pattern[place + 2])
                if min(low, high) <= byte, byte <= max(low, high) { isIn = true }
                place += 3
            } else {
                if pattern[place] == byte { isIn = true }
                place += 1
            }
        }
        return isIn != isNegated ? min(place + 1, pattern.count) : nil
    }
}
