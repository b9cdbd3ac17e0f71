/// A native statement whose words stand in its line as they are: none in quotes, one space between
/// two of them.
///
/// Most lines of a script are such. The words are places in one piece of memory, which is also the
/// text that the audit keeps; a text of its own has only the value that somebody asks for. A class,
/// so that a request is handed on for one reference. Unchecked: it is never written again.
package final class NativeLine: @unchecked Sendable {
    /// A word's place among the line's bytes.
    struct Word {
        var start: Int
        var end: Int
        /// Where its first `=` stands; -1 where it has none.
        var equals: Int
    }

    /// The most words of such a line.
    static let wordLimit = 64

    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let places: UnsafeMutableBufferPointer<Word>
    /// The scalars of the line before the first word.
    private let offset: Int

    /// Takes over the bytes of words; the words' places are those that they had in the whole line,
    /// where the first of them begins after `offset` scalars.
    init(
        _ line: UnsafeBufferPointer<UInt8>,
        _ words: UnsafeBufferPointer<Word>,
        offset: Int
    ) {
        bytes = .allocate(capacity: line.count)
        _ = bytes.initialize(from: line)
        places = .allocate(capacity: words.count)
        _ = places.initialize(from: words)
        let start = words.first?.start ?? 0
        for place in places.indices {
            places[place].start -= start
            places[place].end -= start
            if places[place].equals >= 0 { places[place].equals -= start }
        }
        self.offset = offset
    }

    deinit {
        bytes.deallocate()
        places.deallocate()
    }

    /// How many words there are.
    var count: Int { places.count }

    /// The bytes of its words.
    var byteCount: Int { bytes.count - places.count + 1 }

    func word(_ number: Int) -> Word { places[number] }

    func bytes(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    func bytes(of word: Word) -> UnsafeBufferPointer<UInt8> { bytes(word.start, word.end) }

    func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes(start, end), as: UTF8.self)
    }

    /// The statement as the audit keeps it.
    var text: String { String(decoding: UnsafeBufferPointer(bytes), as: UTF8.self) }

    /// The place in the native line, from 1, of the scalar that begins there, where that of another
    /// one before it is known.
    func position(of place: Int, after known: (place: Int, position: Int)) -> Int {
        known.position + Self.scalars(bytes(known.place, place))
    }

    /// Where the first word begins.
    var first: (place: Int, position: Int) { (0, offset + 1) }

    /// The words one by one, for whoever is not as quick.
    var arguments: [Argument] {
        var last = first
        return places.map { word in
            last = (word.start, position(of: word.start, after: last))
            return Argument(text: text(word.start, word.end), position: last.position)
        }
    }

    /// How many scalars begin in these bytes.
    private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        // A continuation byte belongs to the scalar before it.
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}

/// Finds the words of a plain line in one pass.
struct PlainWords {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the next word begins.
    private(set) var index: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
        self.bytes = bytes
        self.index = index
    }

    var isAtEnd: Bool { index == bytes.count }

    /// The next word, with the one space after it passed.
    ///
    /// Nil where something else than plain words and single spaces follows: quotes, escapes,
    /// controls, marks of tags and comments, or nothing.
    mutating func next() -> NativeLine.Word? {
        guard index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "@"),
            bytes[index] != UInt8(ascii: "#")
        else { return nil }
        let start = index
        var equals = -1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 { break }
            if byte == UInt8(ascii: "="), equals < 0 { equals = index }
            if byte <= 0x27 || byte == 0x5C || byte == 0x7F || byte >= 0x80 {
                guard isPlain(byte) else { return nil }
            }
            index += 1
        }
        let word = NativeLine.Word(start: start, end: index, equals: equals)
        if index < bytes.count { index += 1 }
        return word
    }

    /// Whether a byte outside the usual ones may stand in a bare word.
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x5C, 0x7F: false
        // The first bytes of the scalars from 0x80 that are controls.
        case 0xC2, 0xE2: !NativeText.isControl(bytes, at: index)
        default: true
        }
    }
}
