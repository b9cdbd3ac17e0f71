internal import Grammar

/// One line of the native dialect from the daemon, told by its first byte.
package enum ReplyLine: Sendable, Hashable {
    case head([Column])
    case row([String?])
    case text(String)
    /// A warning, which is not an error.
    case note(String)
    /// A piece of a page; nil where this client does not know it.
    case part(PagePart?)
    /// An event, between replies.
    case push(String)
    case status(ReplyStatus)

    /// - Throws: `lost` for a first byte that the protocol does not know.
    package init(_ line: ArraySlice<UInt8>) throws(ClientError) {
        let rest = line.dropFirst()
        switch line.first {
        case UInt8(ascii: "="): self = .row(Self.fields(rest).map(FieldText.value))
        case UInt8(ascii: "+"), UInt8(ascii: "-"): self = .status(ReplyStatus(line))
        case UInt8(ascii: ":"):
            self = .head(Self.fields(rest).map { Column(field: FieldText.decode($0)) })
        case UInt8(ascii: "|"): self = .text(FieldText.decode(rest))
        case UInt8(ascii: "~"): self = .note(FieldText.decode(rest))
        case UInt8(ascii: "%"): self = .part(PagePart(Self.fields(rest).map(FieldText.value)))
        case UInt8(ascii: ">"):
            self = .push(Self.fields(rest).map { FieldText.decode($0) }.joined(separator: "\t"))
        default:
            throw .lost(
                Bilingual(
                    "the other side does not speak shixun: is it shixund's socket?",
                    "对方使用的不是 shixun 协议：这是 shixund 的套接字吗？"
                )
            )
        }
    }

    private static func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        line.split(separator: 0x09, omittingEmptySubsequences: false)
    }
}
