/// One word of a request after tokenizing, with the place where it stood.
///
/// Whether `name=value` in it is a named argument is told by its place, not by its form: a
/// positional argument is taken literally, so that a value from elsewhere never becomes an option.
package struct Argument: Hashable, Sendable {
    /// The whole text, unquoted and unescaped.
    package let text: String
    /// Where it begins in the native line, in Unicode scalars from 1; 0 in a RESP request.
    package let position: Int
    /// Its number, from 1, among the arguments after the command's words; 0 for the words.
    package var ordinal: Int
    /// Whether its text, or its value, stood in quotes.
    package let isQuoted: Bool

    package init(text: String, position: Int = 0, ordinal: Int = 0, isQuoted: Bool = false) {
        self.text = text
        self.position = position
        self.ordinal = ordinal
        self.isQuoted = isQuoted
    }

    /// The parts before and after the first `=`, or nil where there is none.
    package var named: (name: String, value: String)? {
        guard let length = nameLength else { return nil }
        let equals = text.utf8.index(text.startIndex, offsetBy: length)
        return (String(text[..<equals]), value(after: length))
    }

    /// The bytes before the first `=`; nil where there is none.
    var nameLength: Int? {
        text.withBytes { $0.firstIndex(of: UInt8(ascii: "=")) }
    }

    /// What follows the `=` after a name of that many bytes.
    func value(after nameLength: Int) -> String {
        text.withBytes { bytes in
            String(
                decoding: UnsafeBufferPointer(rebasing: bytes[(nameLength + 1)...]),
                as: UTF8.self
            )
        }
    }

    /// The place of the value in `name=value`, for pointing into it.
    package func valuePosition(nameLength: Int) -> Int {
        position == 0 ? 0 : position + nameLength + (isQuoted ? 2 : 1)
    }
}

/// One statement as it arrived, in either dialect.
package struct Request: Hashable, Sendable {
    /// The tag of a native line, echoed in its status.
    package let tag: String?
    /// The key under which a repeated statement is carried out once.
    package let idempotencyKey: String?
    /// Its words, or the one in which it differs from others and what they have in common.
    private let content: Content

    private enum Content: Sendable {
        case words([Argument])
        case line(NativeLine)
        case varied(String, RequestTemplate)
    }

    package init(tag: String? = nil, idempotencyKey: String? = nil, words: [Argument]) {
        self.tag = tag
        self.idempotencyKey = idempotencyKey
        content = .words(words)
    }

    init(tag: String?, idempotencyKey: String?, line: NativeLine) {
        self.tag = tag
        self.idempotencyKey = idempotencyKey
        content = .line(line)
    }

    /// A RESP request like those of the template, with that text in the varied place.
    package init(_ template: RequestTemplate, with text: String) {
        tag = nil
        idempotencyKey = nil
        content = .varied(text, template)
    }

    /// The command's words and its arguments; never empty.
    /// - Complexity: O(words) for a request that was told by a template, or is a plain line.
    package var words: [Argument] {
        switch content {
        case .words(let words): words
        case .line(let line): line.arguments
        case .varied(let text, let template): template.words(with: text)
        }
    }

    /// What is known of its command and arguments without looking them up; nil where nothing is.
    package var known: (entry: CommandTable.Entry, arguments: BoundArguments)? {
        switch content {
        case .words, .line: nil
        case .varied(let text, let template): (template.entry, template.arguments(with: text))
        }
    }

    /// What it has in common with others, and the text in which it differs; nil where nothing is
    /// known.
    package var varied: (text: String, template: RequestTemplate)? {
        switch content {
        case .words, .line: nil
        case .varied(let text, let template): (text, template)
        }
    }

    /// The line that it is, where that is a plain one.
    var line: NativeLine? {
        switch content {
        case .line(let line): line
        case .words, .varied: nil
        }
    }

    /// Whether its command and arguments are known without looking them up.
    package var isKnown: Bool {
        switch content {
        case .words, .line: false
        case .varied: true
        }
    }

    /// The bytes of its words.
    package var byteCount: Int {
        switch content {
        case .words(let words): words.reduce(0) { $0 + $1.text.utf8.count }
        case .line(let line): line.byteCount
        case .varied(let text, let template): template.byteCount(with: text)
        }
    }

    /// The statement as native text, without tag and key: what the audit keeps.
    package var statementText: String {
        line?.text ?? NativeText.words(words)
    }

    /// The same in UTF-8: a plain line has it at hand.
    package var statementBytes: [UInt8] {
        line.map { Array($0.utf8) } ?? Array(statementText.utf8)
    }

    package static func == (left: Request, right: Request) -> Bool {
        left.tag == right.tag && left.idempotencyKey == right.idempotencyKey
            && left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(tag)
        hasher.combine(idempotencyKey)
        hasher.combine(words)
    }
}
