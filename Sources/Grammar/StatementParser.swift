/// Reads one native line into a request: words, quotes, escapes, tag and idempotency key.
///
/// The line's UTF-8 has been checked and it holds no control but the tab; that is Wire's work,
/// since both break the framing. Positions count Unicode scalars from 1.
/// - Complexity: O(length of the line).
package struct StatementParser {
    /// The most words that one statement may have; as many as a RESP request.
    package static let wordLimit = 1_024

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Scalars before `index`.
    private var scalars = 0

    /// Reads a line without its end.
    /// - Returns: nil for a blank line or a comment.
    /// - Throws: SYNTAX where quotes or escapes are broken or a tag has no statement; TOOBIG
    ///   past `wordLimit`.
    package static func parse(
        _ line: UnsafeBufferPointer<UInt8>
    ) throws(Refusal) -> Request? {
        var parser = StatementParser(bytes: line)
        return try parser.request()
    }

    /// Reads a line held as a string.
    package static func parse(_ line: String) throws(Refusal) -> Request? {
        let bytes = Array(line.utf8)
        let result: Result<Request?, Refusal> = bytes.withUnsafeBufferPointer { buffer in
            do throws(Refusal) {
                return .success(try parse(buffer))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func request() throws(Refusal) -> Request? {
        skipSpace()
        guard index < bytes.count, bytes[index] != UInt8(ascii: "#") else { return nil }
        let tag = try tag()
        if let plain = plainRequest(tag: tag) { return plain }
        var words: [Argument] = []
        words.reserveCapacity(8)
        while index < bytes.count {
            guard words.count < Self.wordLimit else {
                throw Refusal(
                    .tooBig,
                    "more than \(Self.wordLimit) words",
                    "一条语句超过 \(Self.wordLimit) 个词"
                )
            }
            words.append(try word())
            skipSpace()
        }
        let key = try idempotencyKey(&words)
        guard let first = words.first else {
            throw syntax("a tag or key without a statement", "只有标签而没有语句", at: scalars)
        }
        guard !first.text.isEmpty else {
            throw syntax("an empty command", "命令为空", at: first.position - 1)
        }
        return Request(tag: tag, idempotencyKey: key, words: words)
    }

    /// Reads what stands here as a plain line; nil where it is none, or is to be refused.
    private func plainRequest(tag: String?) -> Request? {
        let limit = NativeLine.wordLimit
        return withUnsafeTemporaryAllocation(of: NativeLine.Word.self, capacity: limit) { space in
            var words = PlainWords(bytes, from: index)
            var count = 0
            while !words.isAtEnd {
                guard count < limit, let word = words.next() else { return nil }
                space.initializeElement(at: count, to: word)
                count += 1
            }
            let all = UnsafeBufferPointer(rebasing: space[..<count])
            guard let first = all.first else { return nil }
            let head = UnsafeBufferPointer(rebasing: bytes[first.start..<first.end])
            guard head.count == 4, text(first.start..<first.end).asciiLowercased == "idem" else {
                return request(tag, nil, all, from: index, scalars)
            }
            guard count > 2 else { return nil }
            let key = UnsafeBufferPointer(rebasing: bytes[all[1].start..<all[1].end])
            guard key.count <= 128, key.allSatisfy(Self.isKeyByte) else { return nil }
            let rest = UnsafeBufferPointer(rebasing: all[2...])
            let start = all[2].start
            // All that stands before is ASCII.
            let name = String(decoding: key, as: UTF8.self)
            return request(tag, name, rest, from: start, scalars + start - index)
        }
    }

    private func request(
        _ tag: String?,
        _ key: String?,
        _ words: UnsafeBufferPointer<NativeLine.Word>,
        from start: Int,
        _ scalars: Int
    ) -> Request {
        let end = words[words.count - 1].end
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        return Request(
            tag: tag,
            idempotencyKey: key,
            line: NativeLine(line, words, offset: scalars)
        )
    }

    private mutating func tag() throws(Refusal) -> String? {
        guard bytes[index] == UInt8(ascii: "@") else { return nil }
        let start = scalars
        let word = try word()
        let name = word.text.dropFirst()
        guard (1...32).contains(name.utf8.count), name.utf8.allSatisfy(Self.isTagByte) else {
            throw syntax(
                "a tag is @ and 1 to 32 letters, digits, - _ .",
                "标签是 @ 加 1 到 32 个字母、数字或 - _ .",
                at: start
            )
        }
        skipSpace()
        return String(name)
    }

    private func idempotencyKey(_ words: inout [Argument]) throws(Refusal) -> String? {
        guard words.count > 0, words[0].text.asciiLowercased == "idem" else { return nil }
        guard words.count > 1 else {
            throw syntax("idem needs a key and a statement", "idem 需要键和语句", at: scalars)
        }
        let key = words[1].text
        guard (1...128).contains(key.utf8.count),
            key.utf8.allSatisfy(Self.isKeyByte)
        else {
            throw Refusal(
                .badArgument,
                "a key is 1 to 128 letters, digits, - _ . :",
                "键是 1 到 128 个字母、数字或 - _ . :"
            ).at(words[1])
        }
        words.removeFirst(2)
        return key
    }

    /// Reads `bare`, `quoted` or `word=quoted`.
    private mutating func word() throws(Refusal) -> Argument {
        let position = scalars + 1
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isPlain(byte) {
                advance(byte)
                continue
            }
            if byte == 0x20 || byte == 0x09 { break }
            if byte == 0x22 {
                guard index == start || isName(start..<index - 1, before: index - 1) else {
                    throw syntax("a quote inside a word", "词的中间有引号", at: scalars)
                }
                return try quotedWord(prefix: start..<index, position: position)
            }
            try checkBare(byte)
            advance(byte)
        }
        return Argument(text: text(start..<index), position: position)
    }

    /// Whether a byte is one of a bare word whatever stands beside it: most are.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x27 && byte != 0x5C
    }

    private func checkBare(_ byte: UInt8) throws(Refusal) {
        if byte == 0x27 {
            throw syntax(
                "a single quote: write text with spaces in double quotes",
                "单引号：含空格的文字请用双引号",
                at: scalars
            )
        }
        if byte == 0x5C {
            throw syntax(
                "a backslash outside quotes",
                "引号外有反斜杠",
                at: scalars
            )
        }
    }

    private mutating func quotedWord(
        prefix: Range<Int>,
        position: Int
    ) throws(Refusal) -> Argument {
        let opening = scalars
        index += 1
        scalars += 1
        var text = Array(bytes[prefix])
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                index += 1
                scalars += 1
                guard index == bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09 else {
                    throw syntax(
                        "text right after a closing quote",
                        "右引号后面缺少空格",
                        at: scalars
                    )
                }
                return Argument(
                    text: String(decoding: text, as: UTF8.self),
                    position: position,
                    isQuoted: true
                )
            }
            if byte == 0x5C {
                text.append(contentsOf: try escape())
            } else {
                text.append(byte)
                advance(byte)
            }
        }
        throw syntax("a quote that is not closed", "引号没有闭合", at: opening)
    }

    private mutating func escape() throws(Refusal) -> [UInt8] {
        let start = scalars
        guard index + 1 < bytes.count else {
            throw syntax("a backslash at the end", "末尾有反斜杠", at: start)
        }
        let letter = bytes[index + 1]
        index += 2
        scalars += letter < 0x80 ? 2 : 1
        switch letter {
        case 0x22, 0x5C: return [letter]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicodeEscape(start: start)
        default:
            throw syntax(
                #"an unknown escape: \" \\ \n \r \t \u{…} are known"#,
                #"未知的转义：只有 \" \\ \n \r \t \u{…}"#,
                at: start
            )
        }
    }

    private mutating func unicodeEscape(start: Int) throws(Refusal) -> [UInt8] {
        var value: UInt32 = 0
        var digits = 0
        guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else {
            throw syntax(#"\u needs {hexadecimal digits}"#, #"\u 需要 {十六进制数}"#, at: start)
        }
        index += 1
        scalars += 1
        while index < bytes.count, let digit = Self.hexDigit(bytes[index]), digits < 7 {
            value = value << 4 | UInt32(digit)
            digits += 1
            index += 1
            scalars += 1
        }
        guard (1...6).contains(digits), index < bytes.count, bytes[index] == UInt8(ascii: "}"),
            let scalar = Unicode.Scalar(value), value != 0
        else {
            throw syntax(#"\u{…} names no character"#, #"\u{…} 不是一个字符"#, at: start)
        }
        index += 1
        scalars += 1
        return Array(String(Character(scalar)).utf8)
    }

    /// Whether `range` is the `word` of `word=quoted`, with its `=` at `equals`.
    private func isName(_ range: Range<Int>, before equals: Int) -> Bool {
        guard bytes[equals] == UInt8(ascii: "="), let first = range.first,
            bytes[first] >= 0x80 || Self.isLetter(bytes[first])
        else { return false }
        return range.allSatisfy { bytes[$0] >= 0x80 || Self.isTagByte(bytes[$0]) }
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
            index += 1
            scalars += 1
        }
    }

    private mutating func advance(_ byte: UInt8) {
        index += 1
        // A continuation byte belongs to the scalar before it.
        if byte & 0xC0 != 0x80 { scalars += 1 }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private func syntax(_ english: String, _ chinese: String, at scalars: Int) -> Refusal {
        var refusal = Refusal(.syntax, english, chinese)
        refusal.position = scalars + 1
        return refusal
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isTagByte(byte) || byte == UInt8(ascii: ":")
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
