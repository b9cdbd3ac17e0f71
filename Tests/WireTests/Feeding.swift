import Grammar
import Support
import Testing

@testable import Wire

/// Feeds a connection and notes what comes out, in a short form that tables can hold.
///
/// `N(ping)` a native statement, `C(ping)` one that ended in CRLF, `R(a|b)` a RESP one; `@1` its
/// tag and `#k` its key before the parenthesis; `N-SYNTAX` refused and kept, `R!PROTO` broken.
enum Feeding {
    /// What comes out when the bytes arrive cut at `cuts`, and then the end.
    static func outcome(
        of bytes: [UInt8],
        cuts: [Int] = [],
        closing: Bool = true,
        table: CommandTable? = nil
    ) -> [String] {
        let machine = makeMachine(table)
        var result: [String] = []
        var start = 0
        for end in cuts + [bytes.count] {
            machine.receive(Array(bytes[start..<end]))
            start = end
            while let inbound = machine.next() { result.append(describe(inbound)) }
        }
        if closing {
            machine.receiveEnd()
            while let inbound = machine.next() { result.append(describe(inbound)) }
        }
        return result
    }

    /// The same from byte after byte.
    static func singly(_ bytes: [UInt8], closing: Bool = true) -> [String] {
        outcome(of: bytes, cuts: Array(0..<bytes.count), closing: closing)
    }

    /// The noun `teacher` has a verb; every other command is one word.
    ///
    /// With a table, what its commands' requests have in common is read once.
    static func makeMachine(_ table: CommandTable? = nil) -> ConnectionMachine {
        ConnectionMachine(
            commandLength: { words in words[0].text.asciiLowercased == "teacher" ? 2 : 1 },
            template: { words, varied in
                table.flatMap { RequestTemplate(words, varied: varied, in: $0) }
            }
        )
    }

    static func describe(_ inbound: Inbound) -> String {
        switch inbound {
        case .statement(let request, let dialect):
            letter(dialect) + (request.tag.map { "@" + $0 } ?? "")
                + (request.idempotencyKey.map { "#" + $0 } ?? "")
                + "(" + request.words.map { visible($0.text) }.joined(separator: "|") + ")"
        case .echo(let bytes): "echo(\(visible(bytes)))"
        case .ping(nil): "ping"
        case .ping(let bytes?): "ping(\(visible(bytes)))"
        case .refused(let refusal, let tag, let dialect):
            letter(dialect) + "-" + describe(refusal) + (tag.map { "@" + $0 } ?? "")
        case .broken(let refusal, let dialect):
            letter(dialect) + "!" + describe(refusal)
        case .end: "end"
        }
    }

    private static func describe(_ refusal: Refusal) -> String {
        var text = refusal.code.rawValue
        if let argument = refusal.argument { text += " arg=\(argument)" }
        if let position = refusal.position { text += " pos=\(position)" }
        for detail in refusal.details { text += " \(detail.key)=\(detail.value)" }
        return text
    }

    private static func letter(_ dialect: Dialect) -> String {
        switch dialect {
        case .native(crlf: false): "N"
        case .native(crlf: true): "C"
        case .resp: "R"
        }
    }

    private static func visible(_ text: String) -> String {
        guard text.utf8.count > 40 else { return text }
        return "\(text.unicodeScalars.count) scalars"
    }

    private static func visible(_ bytes: [UInt8]) -> String {
        bytes.map { (0x21...0x7E).contains($0) ? String(UnicodeScalar($0)) : "<\($0)>" }.joined()
    }
}
