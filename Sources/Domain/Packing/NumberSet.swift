/// Small numbers, a bit each.
struct NumberSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    mutating func insert(_ number: UInt32) {
        let place = Int(number >> 6)
        if place >= words.count {
            words += Array(repeating: 0, count: max(place + 1 - words.count, words.count))
        }
        let bit: UInt64 = 1 << UInt64(number & 63)
        if words[place] & bit == 0 { count += 1 }
        words[place] |= bit
    }

    func contains(_ number: UInt32) -> Bool {
        let place = Int(number >> 6)
        let bit: UInt64 = 1 << UInt64(number & 63)
        return place < words.count && words[place] & bit != 0
    }
}
