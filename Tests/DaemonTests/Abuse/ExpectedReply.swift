import Support

/// What a daemon answers to a row of `HostileInput`, told from the row's short form.
struct ExpectedReply {
    /// Why an answer is not the expected one.
    struct Mismatch: Error {
        let expected: String
        let answer: String
    }

    /// Takes the answers of a row from the front of what was received.
    /// - Throws: `Mismatch` with the first that is another one.
    static func take(_ outcome: [String], from received: inout Substring) throws(Mismatch) {
        for item in outcome { try take(item, from: &received) }
    }

    private static func take(_ item: String, from received: inout Substring) throws(Mismatch) {
        if item == "ping" { return try take(text: "+PONG\r\n", item, &received) }
        if item.hasPrefix("echo(") || item.hasPrefix("ping(") {
            let bytes = payload(item)
            let text = String(decoding: bytes, as: UTF8.self)
            return try take(text: "$\(bytes.count)\r\n\(text)\r\n", item, &received)
        }
        let kind = item.dropFirst().first
        let status = try takeStatus(isRESP: item.hasPrefix("R"), item, &received)
        let end = item.hasPrefix("N") ? "\n" : "\r\n"
        guard status.hasSuffix(end), end == "\r\n" || !status.hasSuffix("\r\n") else {
            throw Mismatch(expected: item, answer: String(status))
        }
        guard kind == "-" || kind == "!" else { return }
        let code = item.dropFirst(2).prefix { $0.isUppercase }
        guard status.hasPrefix("-\(code)") else {
            throw Mismatch(expected: item, answer: String(status))
        }
    }

    /// `echo(<255>x)` stands for the bytes FF and 78.
    private static func payload(_ item: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = item.dropFirst(5).dropLast()
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">"),
                let byte = UInt8(rest[rest.index(after: rest.startIndex)..<end])
            {
                bytes.append(byte)
                rest = rest[rest.index(after: end)...]
            } else {
                bytes += Array(String(first).utf8)
                rest.removeFirst()
            }
        }
        return bytes
    }

    private static func take(
        text: String,
        _ item: String,
        _ received: inout Substring
    ) throws(Mismatch) {
        guard received.utf8.starts(with: text.utf8) else {
            throw Mismatch(expected: item, answer: String(received.prefix(200)))
        }
        received = Substring(received.unicodeScalars.dropFirst(text.unicodeScalars.count))
    }

    /// The lines up to the status, its end included; in RESP the one line that errors are.
    private static func takeStatus(
        isRESP: Bool,
        _ item: String,
        _ received: inout Substring
    ) throws(Mismatch) -> Substring {
        while !received.isEmpty {
            let scalars = received.unicodeScalars
            guard let newline = scalars.firstIndex(of: "\n") else { break }
            let line = Substring(scalars[...newline])
            received = Substring(scalars[scalars.index(after: newline)...])
            if isRESP || line.hasPrefix("+") || line.hasPrefix("-") { return line }
        }
        throw Mismatch(expected: item, answer: String(received.prefix(200)))
    }
}
