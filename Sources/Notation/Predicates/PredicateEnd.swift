import Grammar

/// What may stand at the end of a predicate that is still being typed; for completion.
package struct PredicateEnd: Hashable, Sendable {
    /// What the grammar wants there.
    package enum Wanted: Hashable, Sendable {
        /// A field, a named predicate, `not` or `(`.
        case term
        /// An operator, `in` or `is`, behind a field of that name.
        case test(field: String)
        /// A value of the field of that name.
        case value(field: String)
        /// `(`, behind `in`.
        case opening
        /// `unset` or `set`.
        case state
        /// `,` or `)`, inside the values of `in`.
        case nextValue
        /// `and`, `or`, and `)` where one is open.
        case joint(isInside: Bool)
        /// Nothing: what stands before it is wrong already.
        case nothing
    }

    package let wanted: Wanted
    /// The last word, where it may go on; in quotes, without them.
    package let typed: String
    /// The predicate before that word.
    package let before: String

    /// Reads a predicate up to the cursor, where some words are fields.
    package init(of text: String, isField: @escaping (String) -> Bool) {
        let scalars = text.unicodeScalars
        var whole = scalars[...]
        var rest = scalars[scalars.endIndex...]
        if scalars.count(where: { $0 == "'" }) % 2 == 1, let quote = scalars.lastIndex(of: "'") {
            whole = scalars[..<quote]
            rest = scalars[scalars.index(after: quote)...]
        } else {
            let ending = scalars.reversed().prefix { !PredicateToken.ends.contains($0) }
            let start = scalars.index(scalars.endIndex, offsetBy: -ending.count)
            whole = scalars[..<start]
            rest = scalars[start...]
        }
        before = String(String.UnicodeScalarView(whole))
        typed = String(String.UnicodeScalarView(rest))
        guard let tokens = try? PredicateToken.tokens(of: before) else {
            wanted = .nothing
            return
        }
        var reader = Reader(isField: isField)
        for token in tokens { reader.take(token.kind) }
        wanted = reader.wanted
    }

    /// The value as it is written in a predicate: in single quotes where it needs them; nil where
    /// no way of writing helps.
    package static func written(_ value: String) -> String? {
        let scalars = value.unicodeScalars
        guard scalars.contains(where: PredicateToken.ends.contains) else { return value }
        return scalars.contains("'") ? nil : "'\(value)'"
    }

    /// Follows the grammar from word to word.
    private struct Reader {
        let isField: (String) -> Bool
        var wanted = Wanted.term
        /// Parentheses that are open.
        var depth = 0
        /// The field whose values are listed.
        var listed: String?

        init(isField: @escaping (String) -> Bool) {
            self.isField = isField
        }

        mutating func take(_ kind: PredicateToken.Kind) {
            switch wanted {
            case .term: takeTerm(kind)
            case .test(let field): takeTest(kind, field)
            case .value:
                guard kind.isValue else {
                    wanted = .nothing
                    return
                }
                wanted = listed == nil ? .joint(isInside: depth > 0) : .nextValue
            case .opening:
                guard kind == .opening, let listed else {
                    wanted = .nothing
                    return
                }
                wanted = .value(field: listed)
            case .nextValue: takeNextValue(kind)
            case .state:
                let isState = kind.isWord("unset", "set")
                wanted = isState ? .joint(isInside: depth > 0) : .nothing
            case .joint: takeJoint(kind)
            case .nothing: break
            }
        }

        private mutating func takeTerm(_ kind: PredicateToken.Kind) {
            switch kind {
            case .opening: depth += 1
            case .word where kind.isWord("not", "非"): break
            case .word(let word):
                wanted = isField(word) ? .test(field: word) : .joint(isInside: depth > 0)
            case .quoted, .comparison, .closing, .comma: wanted = .nothing
            }
        }

        private mutating func takeTest(_ kind: PredicateToken.Kind, _ field: String) {
            switch kind {
            case .comparison: wanted = .value(field: field)
            case .word where kind.isWord("in", "属于"):
                listed = field
                wanted = .opening
            case .word where kind.isWord("is"): wanted = .state
            case .word where kind.isWord("未设", "已设"): wanted = .joint(isInside: depth > 0)
            case .word, .quoted, .opening, .closing, .comma: wanted = .nothing
            }
        }

        private mutating func takeNextValue(_ kind: PredicateToken.Kind) {
            switch kind {
            case .comma: wanted = listed.map { .value(field: $0) } ?? .nothing
            case .closing:
                listed = nil
                wanted = .joint(isInside: depth > 0)
            case .word, .quoted, .comparison, .opening: wanted = .nothing
            }
        }

        private mutating func takeJoint(_ kind: PredicateToken.Kind) {
            if kind.isWord("and", "or", "且", "并且", "或") {
                wanted = .term
            } else if kind == .closing, depth > 0 {
                depth -= 1
                wanted = .joint(isInside: depth > 0)
            } else {
                wanted = .nothing
            }
        }
    }
}

extension PredicateToken.Kind {
    fileprivate func isWord(_ words: String...) -> Bool {
        guard case .word(let word) = self else { return false }
        return words.contains(word.asciiLowercased)
    }

    fileprivate var isValue: Bool {
        switch self {
        case .word, .quoted: true
        case .comparison, .opening, .closing, .comma: false
        }
    }
}
