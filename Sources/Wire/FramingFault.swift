import Grammar

/// What breaks the framing of a connection, and how the client is told.
enum FramingFault: Hashable {
    case control(UInt8)
    case bareCarriageReturn
    case notUTF8
    case forbiddenCharacter
    case lineTooLong
    case httpRequest
    case endOfInput
    case arrayHeader
    case bulkHeader
    case notABulk
    case bulkTooLong
    case requestTooLong
    case bulkEnd

    /// PROTO or TOOBIG; the connection is closed after it.
    var refusal: Refusal {
        switch self {
        case .control(let byte):
            proto("a control character, U+00\(Self.hex(byte))", "含控制字符 U+00\(Self.hex(byte))")
        case .bareCarriageReturn:
            proto("a carriage return that no line feed follows", "回车后面没有换行")
        case .notUTF8:
            proto("not UTF-8", "不是 UTF-8 编码")
        case .forbiddenCharacter:
            proto(
                "a control, separator or bidirectional character; write it as \\u{…} in quotes",
                "含控制、分隔或双向控制字符；请在引号内写作 \\u{…}"
            )
        case .httpRequest:
            proto("this is not a web server", "这里不是网页服务")
        case .endOfInput:
            Refusal(
                .proto,
                Bilingual("the last request is not complete", "最后一条请求不完整"),
                details: [Refusal.Detail("at", "eof")]
            )
        case .arrayHeader:
            proto(
                "an array header is *N, N from 1 to \(WireLimits.requestWords), and CRLF",
                "数组头应为 *N（1 至 \(WireLimits.requestWords)）加 CRLF"
            )
        case .bulkHeader:
            proto("a bulk header is $N and CRLF", "字串头应为 $N 加 CRLF")
        case .notABulk:
            proto("an array holds bulk strings only", "数组中只能是字串（$）")
        case .bulkEnd:
            proto("a bulk does not end where it says", "字串长度与内容不符")
        case .lineTooLong:
            tooBig("a line", "一行", WireLimits.lineBytes)
        case .bulkTooLong:
            tooBig("a bulk", "一个字串", WireLimits.bulkBytes)
        case .requestTooLong:
            tooBig("a request", "一条请求", WireLimits.requestBytes)
        }
    }

    private func proto(_ english: String, _ chinese: String) -> Refusal {
        Refusal(.proto, english, chinese)
    }

    private func tooBig(_ english: String, _ chinese: String, _ limit: Int) -> Refusal {
        Refusal(
            .tooBig,
            "\(english) has at most \(limit) bytes",
            "\(chinese)不超过 \(limit) 字节"
        )
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
