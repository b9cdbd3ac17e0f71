import Grammar

/// A word of a predicate, with the place where it stood.
struct PredicateToken: Hashable {
    enum Kind: Hashable {
        /// A name, number, date or fixed value.
        case word(String)
        /// A value in single quotes.
        case quoted(String)
        case comparison(Comparison)
        case opening
        case closing
        case comma
    }

    let kind: Kind
    /// Scalars before it.
    let offset: Int

    /// Reads a predicate's words.
    /// - Throws: BADARG for a quote that is not closed, or a lone `!`.
    static func tokens(of text: String) throws(Refusal) -> [PredicateToken] {
        var reader = Reader(scalars: Array(text.unicodeScalars))
        var tokens: [PredicateToken] = []
        while let token = try reader.next() {
            guard tokens.count < PredicateFault.tokenLimit else {
                throw PredicateFault.at(
                    token.offset,
                    "a condition of more than \(PredicateFault.tokenLimit) words",
                    "条件超过 \(PredicateFault.tokenLimit) 个词"
                )
            }
            tokens.append(token)
        }
        return tokens
    }

    /// What ends a word; a value that has one of these stands in single quotes.
    static let ends: Set<Unicode.Scalar> = [
        " ", "\u{3000}", "(", ")", "（", "）", ",", "，", "、", "=", "＝", "~", "≤", "≥", "≠", "<",
        ">", "!", "'",
    ]

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var index = 0

        mutating func next() throws(Refusal) -> PredicateToken? {
            while index < scalars.count, scalars[index] == " " || scalars[index] == "\u{3000}" {
                index += 1
            }
            guard index < scalars.count else { return nil }
            let offset = index
            return PredicateToken(kind: try kind(), offset: offset)
        }

        private mutating func kind() throws(Refusal) -> Kind {
            let start = index
            index += 1
            switch scalars[start] {
            case "(", "（": return .opening
            case ")", "）": return .closing
            case ",", "，", "、": return .comma
            case "=", "＝": return .comparison(.equal)
            case "~": return .comparison(.contains)
            case "≤": return .comparison(.atMost)
            case "≥": return .comparison(.atLeast)
            case "≠": return .comparison(.notEqual)
            case "<": return .comparison(takes("=") ? .atMost : takes(">") ? .notEqual : .below)
            case ">": return .comparison(takes("=") ? .atLeast : .above)
            case "!":
                guard takes("=") else {
                    throw PredicateFault.at(start, "! alone: write not", "单独的 !：请写 not")
                }
                return .comparison(.notEqual)
            case "'": return try quoted(start)
            default: return word(start)
            }
        }

        private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
            return true
        }

        private mutating func quoted(_ start: Int) throws(Refusal) -> Kind {
            while index < scalars.count, scalars[index] != "'" { index += 1 }
            guard index < scalars.count else {
                throw PredicateFault.at(start, "a quote that is not closed", "引号没有闭合")
            }
            index += 1
            return .quoted(text(start + 1..<index - 1))
        }

        private mutating func word(_ start: Int) -> Kind {
            while index < scalars.count, !PredicateToken.ends.contains(scalars[index]) {
                index += 1
            }
            return .word(text(start..<index))
        }

        private func text(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
    }
}

/// How a field is compared with a value.
package enum Comparison: Hashable, Sendable {
    case equal
    case notEqual
    case below
    case atMost
    case above
    case atLeast
    /// A part of the text.
    case contains
}
