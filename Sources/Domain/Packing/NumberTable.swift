/// Numbers by the hashes of what they stand for, which lies elsewhere: eight bytes each.
struct NumberTable {
    /// The hash's upper half over the number; 0 where there is none, since no number is 0.
    ///
    /// A power of two of them, at least a quarter free, so that a search ends soon.
    private var slots: [UInt64] = []
    private(set) var count = 0

    var byteCount: Int { slots.count * MemoryLayout<UInt64>.stride }

    /// The first number of that hash that passes; of others with the same half of it some are
    /// asked too.
    @inline(__always)
    func first(_ hash: UInt64, where isIt: (UInt32) -> Bool) -> UInt32? {
        slots.withUnsafeBufferPointer { slots in
            guard !slots.isEmpty else { return nil }
            let half = hash >> 32
            var place = Self.place(half, slots.count)
            while slots[place] != 0 {
                let number = UInt32(truncatingIfNeeded: slots[place])
                if slots[place] >> 32 == half, isIt(number) { return number }
                place = (place + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Puts in a number that is not there.
    mutating func insert(_ number: UInt32, _ hash: UInt64) {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        count += 1
        Self.put((hash >> 32) << 32 | UInt64(number), &slots)
    }

    /// All numbers, with as much of their hashes as is needed to put them in again.
    var elements: [(number: UInt32, hash: UInt64)] {
        slots.filter { $0 != 0 }.map { (UInt32(truncatingIfNeeded: $0), $0) }
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: max(64, slots.count * 2))
        for slot in slots where slot != 0 { Self.put(slot, &larger) }
        slots = larger
    }

    private static func put(_ slot: UInt64, _ slots: inout [UInt64]) {
        var place = place(slot >> 32, slots.count)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private static func place(_ half: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: half) & (count - 1)
    }
}
