import Grammar

/// The bytes of RESP requests that are alike but for one word.
///
/// A class, so that a connection without one keeps no room for it.
final class RequestPattern: Sendable {
    let template: RequestTemplate
    /// What comes before the varied bulk's header, and what comes after its text.
    private let head: [UInt8]
    private let tail: [UInt8]

    init(_ template: RequestTemplate) {
        self.template = template
        let buffer = OutputBuffer()
        let writer = RESPElements(sink: buffer.sink, version: .two)
        func bytes() -> [UInt8] {
            defer { buffer.removeAll() }
            return buffer.withUnsafeBytes { Array($0) }
        }
        writer.array(template.words.count)
        for word in template.words[..<template.varied] { writer.bulk(word.text) }
        head = bytes()
        buffer.append("\r\n")
        for word in template.words[(template.varied + 1)...] { writer.bulk(word.text) }
        tail = bytes()
    }

    /// The varied text and the length of the request at the beginning of `bytes`.
    ///
    /// Nil where it is another one, or not all there, or its text is none or long: then it is read
    /// word by word, and refused there if it is wrong.
    /// - Complexity: O(bytes of the request).
    func match(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, length: Int)? {
        guard Self.begins(bytes, at: 0, with: head), bytes.count > head.count,
            bytes[head.count] == UInt8(ascii: "$"),
            case .value(let length, let start) = HeaderNumber.read(
                bytes,
                at: head.count,
                limit: WireLimits.patternBytes
            ), length >= 0
        else { return nil }
        let end = start + length
        guard Self.begins(bytes, at: end, with: tail) else { return nil }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
        var index = 0
        guard TextScanner.scan(text, from: &index, to: length) == .end else { return nil }
        return (String(decoding: text, as: UTF8.self), end + tail.count)
    }

    /// Whether `part` stands at `start`.
    @inline(__always)
    private static func begins(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at start: Int,
        with part: [UInt8]
    ) -> Bool {
        guard let base = bytes.baseAddress, bytes.count - start >= part.count else { return false }
        return part.withUnsafeBufferPointer { part in
            guard let other = part.baseAddress else { return true }
            return EightBytes.areEqual(base + start, other, count: part.count)
        }
    }
}
