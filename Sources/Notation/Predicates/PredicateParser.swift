package import Domain
package import Grammar

/// Reads predicates over the fields of one kind of object.
///
///     predicate  = conjunction *( "or" conjunction )
///     conjunction = term *( "and" term )
///     term       = "not" term / "(" predicate ")" / field test / name-of-a-scheme's-predicate
///     test       = operator value / "in" "(" value *( "," value ) ")" / "is" ( "unset" / "set" )
///     operator   = "=" / "!=" / "<" / "<=" / ">" / ">=" / "~"
///
/// 且 或 非 属于 未设 已设 may be typed for and, or, not, in, is unset, is set.
package struct PredicateParser<Object: Entity> {
    /// Finds the key of a named object, the text of a scheme's predicate.
    package struct Names {
        let key: (ObjectKind, String) throws(Refusal) -> String
        let predicate: (String) -> String?

        package init(
            key: @escaping (ObjectKind, String) throws(Refusal) -> String,
            predicate: @escaping (String) -> String?
        ) {
            self.key = key
            self.predicate = predicate
        }
    }

    /// How deep parentheses, `not` and named predicates may nest.
    package static var depthLimit: Int { 32 }

    private let fields: [EntityField<Object>]
    private let names: Names
    private let tokens: [PredicateToken]
    private let length: Int
    private var index = 0
    private var depth: Int
    /// Words read so far, those of named predicates included.
    private var wordCount: Int

    /// Reads a predicate.
    /// - Throws: BADARG, whose `position` is the number of scalars before the fault.
    package static func parse(
        _ text: String,
        fields: [EntityField<Object>],
        names: Names
    ) throws(Refusal) -> Predicate<Object> {
        var wordCount = 0
        return try parse(text, fields: fields, names: names, depth: 0, wordCount: &wordCount)
    }

    private static func parse(
        _ text: String,
        fields: [EntityField<Object>],
        names: Names,
        depth: Int,
        wordCount: inout Int
    ) throws(Refusal) -> Predicate<Object> {
        let tokens = try PredicateToken.tokens(of: text)
        wordCount += tokens.count
        guard wordCount <= PredicateFault.expansionLimit else {
            throw PredicateFault.at(
                0,
                "named conditions of more than \(PredicateFault.expansionLimit) words in all",
                "引用的口径合计超过 \(PredicateFault.expansionLimit) 个词"
            )
        }
        var parser = PredicateParser(
            fields: fields,
            names: names,
            tokens: tokens,
            length: text.unicodeScalars.count,
            depth: depth,
            wordCount: wordCount
        )
        let predicate = try parser.disjunction()
        guard parser.index == parser.tokens.count else {
            throw parser.fault("and, or, or the end", "and、or 或结束")
        }
        wordCount = parser.wordCount
        return predicate
    }

    private init(
        fields: [EntityField<Object>],
        names: Names,
        tokens: [PredicateToken],
        length: Int,
        depth: Int,
        wordCount: Int
    ) {
        self.fields = fields
        self.names = names
        self.tokens = tokens
        self.length = length
        self.depth = depth
        self.wordCount = wordCount
    }

    private mutating func disjunction() throws(Refusal) -> Predicate<Object> {
        var result = try conjunction()
        while takes("or", "或") { result = .or(result, try conjunction()) }
        return result
    }

    private mutating func conjunction() throws(Refusal) -> Predicate<Object> {
        var result = try term()
        while takes("and", "且", "并且") { result = .and(result, try term()) }
        return result
    }

    private mutating func term() throws(Refusal) -> Predicate<Object> {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw fault("a simpler condition", "更简单的条件")
        }
        if takes("not", "非") { return .not(try term()) }
        if takesKind(.opening) {
            let inner = try disjunction()
            guard takesKind(.closing) else { throw fault(")", "）") }
            return inner
        }
        return try fieldTest()
    }

    private mutating func fieldTest() throws(Refusal) -> Predicate<Object> {
        guard index < tokens.count, case .word(let name) = tokens[index].kind else {
            throw fault("a field", "字段")
        }
        let place = index
        index += 1
        guard let field = fields.first(where: { $0.name.isNamed(name) }) else {
            return try namedPredicate(name, place)
        }
        if takes("in", "属于") { return .membership(field, try values(of: field)) }
        if takes("未设") { return .isUnset(field) }
        if takes("已设") { return .not(.isUnset(field)) }
        if takes("is") {
            if takes("unset") { return .isUnset(field) }
            guard takes("set") else { throw fault("unset or set", "unset 或 set") }
            return .not(.isUnset(field))
        }
        guard index < tokens.count, case .comparison(let comparison) = tokens[index].kind else {
            throw fault("= != < <= > >= ~ in or is", "= != < <= > >= ~ in 或 is")
        }
        index += 1
        return .comparison(field, comparison, try value(of: field, comparison))
    }

    private mutating func namedPredicate(
        _ name: String,
        _ place: Int
    ) throws(Refusal) -> Predicate<Object> {
        guard let text = names.predicate(name) else {
            var refusal = Self.fault(
                tokens[place].offset,
                "no field \(excerpt(name))",
                "没有字段 \(excerpt(name))"
            )
            let candidates = fields.flatMap { [$0.name.english, $0.name.chinese] }
            refusal.hint = nearest(to: name, among: candidates)
            throw refusal
        }
        do throws(Refusal) {
            return try Self.parse(
                text,
                fields: fields,
                names: names,
                depth: depth,
                wordCount: &wordCount
            )
        } catch {
            var refusal = error
            refusal.position = tokens[place].offset
            throw refusal
        }
    }

    private mutating func values(of field: EntityField<Object>) throws(Refusal) -> [FieldValue] {
        guard takesKind(.opening) else { throw fault("(", "（") }
        var values = [try value(of: field, .equal)]
        while takesKind(.comma) { values.append(try value(of: field, .equal)) }
        guard takesKind(.closing) else { throw fault(")", "）") }
        return values
    }

    private mutating func value(
        of field: EntityField<Object>,
        _ comparison: Comparison
    ) throws(Refusal) -> FieldValue {
        let text: String
        guard index < tokens.count else { throw fault("a value", "值") }
        let offset = tokens[index].offset
        switch tokens[index].kind {
        case .word(let word), .quoted(let word): text = word
        case .comparison, .opening, .closing, .comma: throw fault("a value", "值")
        }
        index += 1
        if comparison == .contains { return .text(text) }
        do throws(Refusal) {
            if let reference = field.reference { return .text(try names.key(reference, text)) }
            return try field.parse(text)
        } catch {
            var refusal = error
            refusal.position = offset
            throw refusal
        }
    }

    private mutating func takes(_ words: String...) -> Bool {
        guard index < tokens.count, case .word(let word) = tokens[index].kind,
            words.contains(word.asciiLowercased)
        else { return false }
        index += 1
        return true
    }

    private mutating func takesKind(_ kind: PredicateToken.Kind) -> Bool {
        guard index < tokens.count, tokens[index].kind == kind else { return false }
        index += 1
        return true
    }

    /// The refusal of what stands at the present place.
    private func fault(_ english: String, _ chinese: String) -> Refusal {
        let offset = index < tokens.count ? tokens[index].offset : length
        return Self.fault(
            offset,
            "the condition wants \(english) here",
            "条件在此处应为 \(chinese)"
        )
    }

    static func fault(_ offset: Int, _ english: String, _ chinese: String) -> Refusal {
        PredicateFault.at(offset, english, chinese)
    }
}

/// Refusals of predicates, which do not depend on the object.
enum PredicateFault {
    /// The most words of one predicate.
    static let tokenLimit = 256

    /// The most words that a predicate may have with the named ones that it takes in; what those
    /// take in grows with the power of their depth.
    static let expansionLimit = 4_096

    static func at(_ offset: Int, _ english: String, _ chinese: String) -> Refusal {
        var refusal = Refusal(.badArgument, english, chinese, want: "condition")
        refusal.position = offset
        return refusal
    }
}
