/// A native statement whose words stand in its line as they are: none in quotes, one space between
/// two of them.
///
/// Most lines of a script are such. The words are places in one piece of memory, which is also the
/// text that the audit keeps; a text of its own has only the value that somebody asks for. A class,
/// so that a request is handed on for one reference. Unchecked: it is never written again.
package final class NativeLine: @unchecked Sendable {
    /// A word's place among the line's bytes.
    struct Word {
        private var first: UInt32
        private var last: UInt32
        /// Where its first `=` stands, or at its end where it has none.
        private var sign: UInt32

        init(start: Int, end: Int, equals: Int?) {
            (first, last) = (UInt32(start), UInt32(end))
            sign = UInt32(equals ?? end)
        }

        var start: Int { Int(first) }
        var end: Int { Int(last) }
        var hasName: Bool { sign < last }
        /// Where its name ends, at the first `=` or with it.
        var nameEnd: Int { Int(sign) }

        /// The same in bytes that begin there.
        func from(_ place: Int) -> Word {
            Word(start: start - place, end: end - place, equals: nameEnd - place)
        }
    }

    /// The most words of such a line.
    static let wordLimit = 64

    /// The words and behind them the bytes: one piece of memory.
    private let memory: UnsafeMutableRawPointer
    private let places: UnsafeBufferPointer<Word>
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The scalars of the line before the first word.
    private let offset: Int

    /// Takes over the bytes of words; the words' places are those that they had in the whole line,
    /// where the first of them begins after `offset` scalars.
    init(
        _ line: UnsafeBufferPointer<UInt8>,
        _ words: UnsafeBufferPointer<Word>,
        offset: Int
    ) {
        let length = words.count * MemoryLayout<Word>.stride
        memory = .allocate(
            byteCount: length + line.count,
            alignment: MemoryLayout<Word>.alignment
        )
        let first = memory.bindMemory(to: Word.self, capacity: words.count)
        let start = words.first?.start ?? 0
        for (number, word) in words.enumerated() {
            (first + number).initialize(to: word.from(start))
        }
        let text = (memory + length).bindMemory(to: UInt8.self, capacity: line.count)
        if let bytes = line.baseAddress { text.initialize(from: bytes, count: line.count) }
        places = UnsafeBufferPointer(start: first, count: words.count)
        bytes = UnsafeBufferPointer(start: text, count: line.count)
        self.offset = offset
    }

    deinit {
        memory.deallocate()
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
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The same, as bytes that are not checked once more.
    var utf8: UnsafeBufferPointer<UInt8> { bytes }

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
        let (bytes, start) = (bytes, index)
        guard start < bytes.count, bytes[start] > 0x20, bytes[start] != UInt8(ascii: "@"),
            bytes[start] != UInt8(ascii: "#")
        else { return nil }
        var (place, equals) = (start, Int?.none)
        while place < bytes.count {
            if bytes.count - place >= 8 {
                let count = EightLetters(bytes, at: place).plainCount
                place += count
                if count == 8 { continue }
            }
            let byte = bytes[place]
            if byte == 0x20 { break }
            if byte == UInt8(ascii: "=") {
                equals = equals ?? place
            } else if !Self.isPlain(bytes, at: place) {
                return nil
            }
            place += 1
        }
        index = place < bytes.count ? place + 1 : place
        return NativeLine.Word(start: start, end: place, equals: equals)
    }

    /// Whether a byte outside the usual ones may stand in a bare word.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        switch bytes[place] {
        case 0...0x20, 0x22, 0x27, 0x5C, 0x7F: false
        // The first bytes of the scalars from 0x80 that are controls.
        case 0xC2, 0xE2: !NativeText.isControl(bytes, at: place)
        default: true
        }
    }
}
