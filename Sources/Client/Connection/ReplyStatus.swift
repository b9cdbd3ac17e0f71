internal import Grammar

/// The line that ends a reply: done or refused, and what is said beside it.
package struct ReplyStatus: Sendable, Hashable {
    /// One `key=value` of the line.
    package struct Pair: Sendable, Hashable {
        package let key: String
        package let value: String
    }

    package let isRefusal: Bool
    /// `OK`, `PONG`, `QUEUED`, `BYE`, or a refusal's code.
    package let word: String
    package let meta: [Pair]
    package let message: String

    /// Reads a status line, its first byte included.
    package init(_ line: ArraySlice<UInt8>) {
        isRefusal = line.first == UInt8(ascii: "-")
        var word = ""
        var meta: [Pair] = []
        var message = ""
        var rest = line.dropFirst()
        while !rest.isEmpty {
            if !word.isEmpty, rest.first == UInt8(ascii: ":") {
                let text = rest.dropFirst()
                message = FieldText.decode(text.first == 0x20 ? text.dropFirst() : text)
                break
            }
            let end = rest.firstIndex(of: 0x20) ?? rest.endIndex
            let token = rest[rest.startIndex..<end]
            rest = rest[end...].dropFirst()
            if word.isEmpty {
                word = String(decoding: token, as: UTF8.self)
            } else if let equals = token.firstIndex(of: UInt8(ascii: "=")) {
                let key = String(decoding: token[token.startIndex..<equals], as: UTF8.self)
                meta.append(Pair(key: key, value: FieldText.decode(token[(equals + 1)...])))
            }
        }
        self.word = word
        self.meta = meta
        self.message = message
    }

    package init(isRefusal: Bool, word: String, meta: [Pair] = [], message: String = "") {
        self.isRefusal = isRefusal
        self.word = word
        self.meta = meta
        self.message = message
    }

    package subscript(key: String) -> String? {
        meta.first { $0.key == key }?.value
    }

    /// The cursor of the next page.
    package var next: String? { self["next"] }

    /// Where the fault is in the line that was sent, in Unicode scalars from 1.
    package var position: Int? { self["pos"].flatMap { Int($0) } }

    /// The status that the client would end with.
    package var exitStatus: ExitStatus {
        isRefusal ? ExitStatus(code: word) : .done
    }
}
