internal import Glibc

/// Turns bytes of another encoding into UTF-8, with the C library's tables.
///
/// A class: it owns an iconv descriptor.
final class TextDecoder {
    private let descriptor: iconv_t

    /// - Returns: nil where the C library lacks the encoding.
    init?(from encoding: String) {
        guard let opened = iconv_open("UTF-8", encoding),
            opened != iconv_t(bitPattern: -1)
        else { return nil }
        descriptor = opened
    }

    deinit {
        iconv_close(descriptor)
    }

    /// - Returns: nil where the bytes are not of the encoding.
    func decode(_ bytes: [UInt8]) -> [UInt8]? {
        iconv(descriptor, nil, nil, nil, nil)
        // GB18030's two bytes become three, UTF-16's two become three.
        var result = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        var source = bytes.map { CChar(bitPattern: $0) }
        let count = source.withUnsafeMutableBufferPointer { input -> Int? in
            result.withUnsafeMutableBytes { output -> Int? in
                var from = input.baseAddress
                var left = input.count
                var into = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = output.count
                let outcome = iconv(descriptor, &from, &left, &into, &room)
                return outcome == Int.max || outcome == -1 || left > 0
                    ? nil : output.count - room
            }
        }
        guard let count else { return nil }
        result.removeLast(result.count - count)
        return result
    }
}
