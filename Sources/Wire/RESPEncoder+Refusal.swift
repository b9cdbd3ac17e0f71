package import Grammar

extension RESPEncoder {
    /// Appends a refusal: one line, its code first, its details last.
    ///
    /// Three codes have the words that RESP clients know: UNKNOWN, LIMIT and ABORTED.
    package func encode(
        _ refusal: Refusal,
        language: Language,
        into buffer: OutputBuffer
    ) {
        let output = buffer.sink
        defer { withExtendedLifetime(buffer) {} }
        output.append(UInt8(ascii: "-"))
        switch refusal.code {
        case .unknown: appendUnknown(refusal, language, to: output)
        case .limit: output.append("ERR max number of clients reached")
        case .aborted: append(refusal, code: "EXECABORT", language, to: output)
        default: append(refusal, code: refusal.code.rawValue, language, to: output)
        }
        output.append("\r\n")
    }

    private func append(
        _ refusal: Refusal,
        code: String,
        _ language: Language,
        to output: ByteSink
    ) {
        output.append(code)
        output.append(0x20)
        output.append(refusal.message[language], as: .simpleString)
        output.appendDetails(of: refusal, withPosition: false)
    }

    /// `ERR unknown command 'x'`; the command is the refusal's detail `command`.
    private func appendUnknown(
        _ refusal: Refusal,
        _ language: Language,
        to output: ByteSink
    ) {
        guard let command = refusal.details.first(where: { $0.key == "command" })?.value else {
            append(refusal, code: "ERR", language, to: output)
            return
        }
        output.append("ERR unknown command '")
        output.append(excerpt(command, limit: WireLimits.echoedScalars), as: .simpleString)
        output.append("'")
        output.appendDetails(of: refusal, withPosition: false, omitting: "command")
    }
}
