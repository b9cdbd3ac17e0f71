import Grammar
import Wire

/// How a reply is to look: all that its bytes hang on beside the reply itself.
struct ReplyShape: Sendable {
    private let exchange: Exchange
    private let language: Language
    private let version: RESPVersion
    private let isPage: Bool

    init(of exchange: Exchange, in session: Session) {
        self.exchange = exchange
        language = session.language
        version = session.version
        isPage = session.wantsPages
    }

    /// Appends the reply as the dialect has it.
    func write(
        _ reply: Reply,
        sequence: Int?,
        with native: NativeEncoder,
        _ resp: RESPEncoder,
        into output: OutputBuffer
    ) {
        switch exchange.dialect {
        case .native(let crlf):
            native.encode(
                reply,
                tag: exchange.tag,
                sequence: sequence,
                language: language,
                into: output,
                crlf: crlf,
                isPage: isPage
            )
        case .resp:
            resp.encode(
                reply,
                sequence: sequence,
                language: language,
                into: output,
                version: version
            )
        }
    }

    /// The reply's bytes, made with encoders of its own on any thread.
    func bytes(of reply: Reply, sequence: Int?) -> [UInt8] {
        let output = OutputBuffer()
        write(reply, sequence: sequence, with: NativeEncoder(), RESPEncoder(), into: output)
        return output.withUnsafeBytes { Array($0) }
    }
}
