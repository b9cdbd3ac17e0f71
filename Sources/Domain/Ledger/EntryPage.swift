import Synchronization

/// Whose the lines with 64 keys are that follow on one another: the keys' numbers but for six bits.
///
/// Keys that the server makes are counted up, so that a page is full; of keys that are not, each
/// has a page of its own, and is found as well.
final class EntryPage: TrieLeaf {
    /// How many there are in this process.
    static let living = Atomic<Int>(0)

    struct Key: Hashable {
        let prefix: PackedWord
        let number: UInt32

        init(_ key: PackedText) {
            prefix = key.prefix
            number = key.number >> 6
        }

        init(prefix: PackedWord, number: UInt32) {
            self.prefix = prefix
            self.number = number
        }
    }

    let key: Key
    /// Which of the 64 keys there are.
    private let bits: UInt64
    /// The teachers of those, in their order.
    private let teachers: [PackedText]

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

    /// The page with that teacher at the key; without the key where it is nil.
    func putting(_ teacher: PackedText?, at key: PackedText) -> EntryPage {
        let bit = Self.bit(key)
        let place = place(of: bit)
        let rest = teachers[(place + (bits & bit == 0 ? 0 : 1))...]
        let own = teacher.map { [$0] } ?? []
        return EntryPage(
            self.key,
            teacher == nil ? bits & ~bit : bits | bit,
            Array([teachers[..<place], own[...], rest].joined())
        )
    }
}
