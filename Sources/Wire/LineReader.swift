import Grammar

/// Finds native lines and reads them; every byte is checked once, as soon as it is there.
struct LineReader {
    /// Whether the last line of the connection ended in CRLF; what a line without end is taken for.
    private(set) var endsInCRLF = false
    /// The bytes of the line that were checked.
    private var checked = 0

    /// The dialect in which the last line is answered.
    var dialect: Dialect {
        .native(crlf: endsInCRLF)
    }

    /// Reads the line that `bytes` begins with.
    ///
    /// `consumed` is set to the length of the line, unless it is not complete.
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        consumed: inout Int
    ) -> FramingStep {
        let end = min(bytes.count, WireLimits.lineBytes)
        while true {
            switch TextScanner.scan(bytes, from: &checked, to: end) {
            case .control(0x09):
                checked += 1
            case .control(0x0A):
                consumed = checked + 1
                return finish(bytes, length: checked, crlf: false)
            case .control(0x0D):
                guard checked + 1 < end else { return ranOut(at: end) }
                guard bytes[checked + 1] == 0x0A else { return .broken(.bareCarriageReturn) }
                consumed = checked + 2
                return finish(bytes, length: checked, crlf: true)
            case .control(let byte):
                return .broken(.control(byte))
            case .malformed:
                return .broken(.notUTF8)
            case .forbidden:
                return .broken(.forbiddenCharacter)
            case .end, .truncated:
                return ranOut(at: end)
            }
        }
    }

    private func ranOut(at end: Int) -> FramingStep {
        end == WireLimits.lineBytes ? .broken(.lineTooLong) : .starved
    }

    private mutating func finish(
        _ bytes: UnsafeBufferPointer<UInt8>,
        length: Int,
        crlf: Bool
    ) -> FramingStep {
        checked = 0
        endsInCRLF = crlf
        let line = UnsafeBufferPointer(rebasing: bytes[0..<length])
        guard let start = Self.firstInk(line), line[start] != UInt8(ascii: "#") else {
            return .skipped
        }
        guard !Self.isHTTPRequest(line) else { return .broken(.httpRequest) }
        do throws(Refusal) {
            guard let request = try StatementParser.parse(line) else { return .skipped }
            return .complete(.statement(request, dialect))
        } catch {
            return .complete(.refused(error, tag: Self.tag(of: line, at: start), dialect))
        }
    }

    /// The index of the first byte that is no white space.
    private static func firstInk(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < line.count {
            if line[index] != 0x20, line[index] != 0x09 { return index }
            index += 1
        }
        return nil
    }

    /// Whether a browser sent the line: it ends in ` HTTP/1.x`.
    private static func isHTTPRequest(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let mark: StaticString = " HTTP/1."
        let length = mark.utf8CodeUnitCount
        let start = line.count - length - 1
        guard start > 0, let last = line.last, last >= 0x30, last <= 0x39 else { return false }
        for offset in 0..<length where line[start + offset] != mark.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The tag of a line that could not be parsed, where it is a right one.
    private static func tag(of line: UnsafeBufferPointer<UInt8>, at start: Int) -> String? {
        guard line[start] == UInt8(ascii: "@") else { return nil }
        var end = start + 1
        while end < line.count, isTagByte(line[end]) { end += 1 }
        guard (1...32).contains(end - start - 1),
            end == line.count || line[end] == 0x20 || line[end] == 0x09
        else { return nil }
        return String(
            decoding: UnsafeBufferPointer(rebasing: line[(start + 1)..<end]),
            as: UTF8.self
        )
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
