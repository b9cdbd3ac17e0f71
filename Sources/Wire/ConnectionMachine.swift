package import Grammar

/// A client's connection without its socket: bytes go in, requests come out, one at a time.
///
/// The first byte of each request decides its dialect. The caller asks for one request after
/// another, so that it can stop after its share of a turn; what it has not asked for stays here.
/// What comes out does not depend on how the bytes were cut when they arrived. A class, since who
/// looks at it would copy all of it; it belongs to one connection.
package final class ConnectionMachine {
    private enum Phase {
        case open
        /// The client sent its end.
        case ended
        /// `end` or `broken` was handed on.
        case dead
    }

    private var input = InputBuffer()
    private var lines = LineReader()
    private var arrays = ArrayReader()
    private var phase = Phase.open
    private var repetition: Repetition
    private let commandLength: @Sendable ([Argument]) -> Int

    /// Makes the machine of a new connection.
    /// - Parameters:
    ///   - commandLength: how many of the words are the command's; asked only to number the
    ///     argument at fault when a RESP value is no text.
    ///   - template: the template of a RESP request, which differs from the one before it in that
    ///     word; nil where what such requests have in common decides nothing.
    package init(
        commandLength: @escaping @Sendable ([Argument]) -> Int = { _ in 1 },
        template: @escaping Repetition.Template = { _, _ in nil }
    ) {
        self.commandLength = commandLength
        repetition = Repetition(template)
    }

    /// Whether nothing more will come out, and what arrives is ignored.
    package var isDead: Bool {
        phase == .dead
    }

    /// The bytes received and not yet read.
    package var unreadByteCount: Int {
        input.count
    }

    /// The bytes read so far, which include those of the last request that `next()` gave.
    package private(set) var readByteCount = 0

    /// Whether a request has begun and is not complete, once `next()` has answered nil.
    ///
    /// The time limit of an incomplete request counts while this holds.
    package var isInsideRequest: Bool {
        arrays.isMidway || input.count > 0
    }

    /// The bytes of requests that are kept: received and not read, and those of a RESP request that
    /// is under way.
    package var heldByteCount: Int {
        input.count + arrays.keptBytes
    }

    /// Whether a RESP request is under way, which `drop` refuses.
    package var isInsideArray: Bool {
        arrays.isMidway
    }

    /// Keeps no more of the RESP request that is under way.
    ///
    /// It is read to its end, where it comes out refused; the connection stays in step.
    package func drop(_ refusal: Refusal) {
        guard arrays.isMidway else { return }
        arrays.drop(refusal)
    }

    /// Takes what the client sent.
    package func receive(_ bytes: UnsafeRawBufferPointer) {
        guard phase == .open else { return }
        input.append(bytes)
    }

    /// Takes what the client sent.
    package func receive(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { receive($0) }
    }

    /// Takes the client's end: it sends no more, and may still read.
    package func receiveEnd() {
        guard phase == .open else { return }
        phase = .ended
    }

    /// The next request, or nil when more bytes are needed.
    /// - Complexity: O(bytes read); no byte is checked twice.
    package func next() -> Inbound? {
        while phase != .dead {
            guard input.count > 0 else { return starved() }
            var consumed = 0
            let isBegun = arrays.isMidway
            let isArray = isBegun || input.first == UInt8(ascii: "*")
            if isArray, !isBegun, let request = barePing() ?? repeated() { return request }
            let step = input.withUnread { bytes in
                isArray
                    ? arrays.read(bytes, consumed: &consumed, commandLength: commandLength)
                    : lines.read(bytes, consumed: &consumed)
            }
            switch step {
            case .complete(let inbound):
                consume(consumed)
                if case .statement(let request, .resp) = inbound {
                    repetition.learn(from: request, byteCount: consumed)
                }
                return inbound
            case .skipped:
                consume(consumed)
            case .starved:
                consume(consumed)
                return starved()
            case .broken(let fault):
                return die(.broken(fault.refusal, isArray ? .resp : lines.dialect))
            }
        }
        return nil
    }

    /// The PING that pools and health checks send, as they all write it.
    @inline(__always)
    private func barePing() -> Inbound? {
        let ping: StaticString = "*1\r\n$4\r\nPING\r\n"
        let length = ping.utf8CodeUnitCount
        let isPing = input.withUnread { bytes in
            guard let base = bytes.baseAddress, bytes.count >= length else { return false }
            return EightBytes.areEqual(base, ping.utf8Start, count: length)
        }
        guard isPing else { return nil }
        consume(length)
        return .ping(nil)
    }

    /// The next request, where it is like those before it and all of it is there.
    @inline(__always)
    private func repeated() -> Inbound? {
        guard let pattern = repetition.pattern,
            let found = input.withUnread({ pattern.match($0) })
        else { return nil }
        consume(found.length)
        return .statement(Request(pattern.template, with: found.text), .resp)
    }

    private func consume(_ count: Int) {
        input.consume(count)
        readByteCount += count
    }

    private func starved() -> Inbound? {
        guard phase == .ended else { return nil }
        guard isInsideRequest else { return die(.end) }
        let isArray = arrays.isMidway || input.first == UInt8(ascii: "*")
        return die(.broken(FramingFault.endOfInput.refusal, isArray ? .resp : lines.dialect))
    }

    private func die(_ last: Inbound) -> Inbound {
        phase = .dead
        input.discard()
        arrays = ArrayReader()
        lines = LineReader()
        repetition.forget()
        return last
    }
}
