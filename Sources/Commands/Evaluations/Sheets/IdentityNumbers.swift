/// Numbers by the identity of objects that stay where they are: a table with open addressing.
///
/// A question about a million sheets asks it a million times.
struct IdentityNumbers {
    /// 0 where nothing is, which no object's address is.
    private var keys: [UInt]
    private var numbers: [Int32]
    private var count = 0
    /// How many bits of a product choose the place.
    private var bits = 6

    init() {
        keys = Array(repeating: 0, count: 1 << bits)
        numbers = Array(repeating: 0, count: 1 << bits)
    }

    /// The number of an object; nil for one that has none.
    func number(of identity: ObjectIdentifier) -> Int32? {
        let key = UInt(bitPattern: identity)
        let place = place(of: key)
        return keys[place] == key ? numbers[place] : nil
    }

    /// Gives a number to an object that has none.
    mutating func set(_ number: Int32, of identity: ObjectIdentifier) {
        if count * 2 >= keys.count { grow() }
        let key = UInt(bitPattern: identity)
        let place = place(of: key)
        keys[place] = key
        numbers[place] = number
        count += 1
    }

    /// Where it is or would be; a half of the places is always empty.
    private func place(of key: UInt) -> Int {
        // Multiplicative hashing: D. E. Knuth, The Art of Computer Programming 3, 6.4.
        var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt(UInt.bitWidth - bits))
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grow() {
        let (old, values) = (keys, numbers)
        bits += 1
        keys = Array(repeating: 0, count: 1 << bits)
        numbers = Array(repeating: 0, count: 1 << bits)
        for (key, number) in zip(old, values) where key != 0 {
            let place = place(of: key)
            keys[place] = key
            numbers[place] = number
        }
    }
}
