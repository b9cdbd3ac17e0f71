import Grammar

/// Reads RESP requests, bulk by bulk: what was read is kept as words and its bytes are let go.
struct ArrayReader {
    /// The commands whose value may be any bytes.
    private enum ByteCommand {
        case echo
        case ping
    }

    /// The bulks announced; 0 between requests.
    private var expected = 0
    /// The bulks read.
    private var bulks = 0
    /// The length of the bulk whose header was read, or -1.
    private var bulkLength = -1
    /// The bytes of the request that were read.
    private var size = 0
    private var words: [Argument] = []
    private var byteCommand: ByteCommand?
    private var payload: [UInt8]?
    /// The first bulk that is no text.
    private var flawed: Int?
    /// Why the request under way is not kept; it is read to its end all the same.
    private var refusal: Refusal?
    /// The bytes of the bulk under way that were let go.
    private var skipped = 0
    /// The bytes of the request's bulks that are kept.
    private(set) var keptBytes = 0

    /// Whether a part of a request was read.
    var isMidway: Bool {
        expected > 0
    }

    /// Keeps no more of the request that is under way: at its end the refusal takes its place.
    mutating func drop(_ refusal: Refusal) {
        self.refusal = refusal
        words = []
        payload = nil
        keptBytes = 0
    }

    /// Reads on in the request that is under way, or begins one at the `*` of `bytes`.
    ///
    /// `consumed` is set to the bytes read, also when the request is not complete.
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        consumed: inout Int,
        commandLength: ([Argument]) -> Int
    ) -> FramingStep {
        var index = 0
        if expected == 0 {
            switch HeaderNumber.read(bytes, at: 0, limit: WireLimits.requestWords) {
            case .incomplete: return .starved
            case .malformed, .excessive: return .broken(.arrayHeader)
            case .value(let count, let next):
                index = next
                guard count > 0 else {
                    consumed = index
                    return .skipped
                }
                expected = count
                size = next
            }
        }
        while bulks < expected {
            if let stop = readBulk(bytes, at: &index) {
                consumed = index
                return stop
            }
        }
        consumed = index
        return .complete(finish(commandLength))
    }

    /// Reads one bulk, or says why it cannot.
    private mutating func readBulk(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: inout Int
    ) -> FramingStep? {
        if bulkLength < 0, let stop = readHeader(bytes, at: &index) { return stop }
        if refusal != nil { skip(bytes, at: &index) }
        let end = index + bulkLength - skipped
        guard end < bytes.count else { return .starved }
        guard bytes[end] == 0x0D else { return .broken(.bulkEnd) }
        guard end + 1 < bytes.count else { return .starved }
        guard bytes[end + 1] == 0x0A else { return .broken(.bulkEnd) }
        if refusal == nil { keep(UnsafeBufferPointer(rebasing: bytes[index..<end])) }
        bulks += 1
        index = end + 2
        bulkLength = -1
        skipped = 0
        return nil
    }

    /// Lets go of what is there of the bulk.
    private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) {
        let part = min(bulkLength - skipped, bytes.count - index)
        skipped += part
        index += part
    }

    private mutating func readHeader(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: inout Int
    ) -> FramingStep? {
        guard index < bytes.count else { return .starved }
        guard bytes[index] == UInt8(ascii: "$") else { return .broken(.notABulk) }
        switch HeaderNumber.read(bytes, at: index, limit: WireLimits.bulkBytes) {
        case .incomplete: return .starved
        case .malformed, .value(-1, _): return .broken(.bulkHeader)
        case .excessive: return .broken(.bulkTooLong)
        case .value(let length, let next):
            size += next - index + length + 2
            guard size <= WireLimits.requestBytes else { return .broken(.requestTooLong) }
            bulkLength = length
            index = next
            return nil
        }
    }

    private mutating func keep(_ bulk: UnsafeBufferPointer<UInt8>) {
        keptBytes += bulk.count
        if bulks == 0 {
            byteCommand = command(bulk)
            if byteCommand != nil { return }
            words.reserveCapacity(min(expected, 8))
        } else if byteCommand != nil {
            payload = Array(bulk)
            return
        }
        var index = 0
        guard TextScanner.scan(bulk, from: &index, to: bulk.count) == .end else {
            flawed = flawed ?? bulks
            words.append(Argument(text: ""))
            return
        }
        words.append(Argument(text: String(decoding: bulk, as: UTF8.self)))
    }

    /// ECHO of one value and PING of at most one.
    private func command(_ name: UnsafeBufferPointer<UInt8>) -> ByteCommand? {
        guard name.count == 4, expected <= 2 else { return nil }
        var letters: UInt32 = 0
        for byte in name { letters = letters << 8 | UInt32(byte | 0x20) }
        // "ping" and "echo".
        if letters == 0x7069_6E67 { return .ping }
        return letters == 0x6563_686F && expected == 2 ? .echo : nil
    }

    private mutating func finish(_ commandLength: ([Argument]) -> Int) -> Inbound {
        defer { reset() }
        if let refusal { return .refused(refusal, tag: nil, .resp) }
        switch byteCommand {
        case .ping: return .ping(payload)
        case .echo: return .echo(payload ?? [])
        case nil: break
        }
        do throws(Refusal) {
            let key = try idempotencyKey()
            if let flawed {
                throw notText(key == nil ? flawed : flawed - 2, commandLength(words))
            }
            return .statement(Request(idempotencyKey: key, words: words), .resp)
        } catch {
            return .refused(error, tag: nil, .resp)
        }
    }

    private mutating func reset() {
        expected = 0
        bulks = 0
        size = 0
        words = []
        byteCommand = nil
        payload = nil
        flawed = nil
        refusal = nil
        keptBytes = 0
    }

    private func notText(_ word: Int, _ commandLength: Int) -> Refusal {
        var refusal = Refusal(
            .badArgument,
            "a value is UTF-8 text without control characters",
            "值应为不含控制字符的 UTF-8 文字",
            want: "text"
        )
        if word >= commandLength { refusal.argument = word - commandLength + 1 }
        return refusal
    }

    /// Takes `IDEM key` from the front of the words.
    private mutating func idempotencyKey() throws(Refusal) -> String? {
        let name = words[0].text
        guard name.utf8.count == 4, name.asciiLowercased == "idem" else { return nil }
        guard words.count > 2 else {
            throw Refusal(.syntax, "idem needs a key and a statement", "idem 需要键和语句")
        }
        let key = words[1].text
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy(Self.isKeyByte) else {
            throw Refusal(
                .badArgument,
                "a key is 1 to 128 letters, digits, - _ . :",
                "键是 1 到 128 个字母、数字或 - _ . :"
            )
        }
        words.removeFirst(2)
        return key
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
