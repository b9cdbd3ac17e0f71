import Synchronization

/// Whose the lines with 64 keys are that follow on one another: the keys' numbers but for six bits.
///
/// Keys that the server makes are counted up, so that a page is full; of keys that are not, each
/// has a page of its own, and is found as well.
///
/// Unchecked: written only where nobody else refers to it.
final class EntryPage: TrieLeaf, @unchecked Sendable {
    /// How many there are in this process.
    static let living = Atomic<Int>(0)

    struct Key: Hashable {
        let prefix: PackedWord
        let number: UInt32

        init(_ key: PackedText) {
            prefix = key.prefix
            number = key.number >> 6
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(hashValue)
        }

        var hashValue: Int {
            withUnsafeBytes(of: self) { Int(truncatingIfNeeded: ByteHash.hash($0)) }
        }

        init(prefix: PackedWord, number: UInt32) {
            self.prefix = prefix
            self.number = number
        }
    }

    let key: Key
    /// Which of the 64 keys there are.
    @exclusivity(unchecked) private var bits: UInt64
    /// The teachers of those, in their order.
    @exclusivity(unchecked) private var teachers: [PackedText]

    convenience init(_ key: Key) {
        self.init(key, 0, [])
    }

    /// The page of some keys, in the order of their numbers.
    convenience init(_ key: Key, _ keys: [(key: PackedText, teacher: PackedText)]) {
        self.init(key, keys.reduce(0) { $0 | Self.bit($1.key) }, keys.map(\.teacher))
    }

    private init(_ key: Key, _ bits: UInt64, _ teachers: [PackedText]) {
        self.key = key
        self.bits = bits
        self.teachers = teachers
        Self.living.wrappingAdd(1, ordering: .relaxed)
    }

    deinit {
        Self.living.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Adds the numbers of all words on it.
    func note(in words: inout NumberSet) {
        words.insert(key.prefix.number)
        for teacher in teachers { words.insert(teacher.prefix.number) }
    }

    private static func bit(_ key: PackedText) -> UInt64 {
        1 << UInt64(key.number & 63)
    }

    private func place(of bit: UInt64) -> Int {
        (bits & (bit &- 1)).nonzeroBitCount
    }

    var isEmpty: Bool { bits == 0 }

    /// The numbers of its keys, in their order.
    var numbers: [UInt32] {
        (0..<64).filter { bits >> $0 & 1 != 0 }.map { key.number << 6 | $0 }
    }

    func teacher(of key: PackedText) -> PackedText? {
        let bit = Self.bit(key)
        return bits & bit == 0 ? nil : teachers[place(of: bit)]
    }

    /// A page that nobody else refers to.
    var copy: EntryPage { EntryPage(key, bits, teachers) }

    /// Puts that teacher at the key; takes the key away where it is nil.
    ///
    /// The page is the caller's alone.
    func put(_ teacher: PackedText?, at key: PackedText) {
        let bit = Self.bit(key)
        let place = place(of: bit)
        switch (bits & bit != 0, teacher) {
        case (false, nil): return
        case (false, let teacher?): teachers.insert(teacher, at: place)
        case (true, nil): teachers.remove(at: place)
        case (true, let teacher?): teachers[place] = teacher
        }
        bits = teacher == nil ? bits & ~bit : bits | bit
    }
}
