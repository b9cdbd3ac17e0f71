import Domain
import Grammar
import Notation
import Schemes

extension Completion {
    // MARK: Lists of fields

    /// The last field of `show=`, `by=` or `sort=`; none that is named before it.
    func names(
        of fields: [ValueType.Field],
        _ typed: String,
        _ start: Int,
        isSorting: Bool
    ) -> [Candidate] {
        let parts = typed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last else { return [] }
        let isReversed = isSorting && last.hasPrefix("-")
        let word = isReversed ? String(last.dropFirst()) : last
        let given = parts.dropLast().map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
        let before = String(typed.dropLast(word.count))
        return fields.compactMap { field in
            guard !given.contains(where: field.name.isNamed),
                let text = Self.term(field.name, begunWith: word)
            else { return nil }
            return candidate(before + text, start, "field", note(of: field.name, text))
        }
    }

    /// The field's name in the other language.
    private func note(of label: Label, _ text: String) -> String {
        text == label.english ? label.chinese : label.english
    }

    // MARK: Conditions

    /// What may stand next in `where=`.
    ///
    /// A condition goes on behind each candidate, so that it stands in quotes that stay open.
    func conditions(
        on fields: [ValueType.Field],
        _ typed: String,
        _ start: Int,
        isNamed: Bool
    ) -> [Candidate] {
        let end = PredicateEnd(of: typed) { word in
            fields.contains { $0.name.isNamed(word) }
        }
        return next(end, fields, isNamed: isNamed).map { value in
            Candidate(
                start: start,
                text: String(NativeText.quoted(end.before + value.text).dropLast()),
                kind: value.kind,
                note: value.note
            )
        }
    }

    private func next(
        _ end: PredicateEnd,
        _ fields: [ValueType.Field],
        isNamed: Bool
    ) -> [Value] {
        switch end.wanted {
        case .term: return terms(end, fields, isNamed: isNamed)
        case .test: return words(Self.operators + Self.tests, end.typed)
        case .value(let name):
            guard let field = fields.first(where: { $0.name.isNamed(name) }) else { return [] }
            return values(of: field.type, begunWith: end.typed).compactMap { value in
                PredicateEnd.written(value.text).map { text in
                    Value(text: text, kind: value.kind, note: value.note)
                }
            }
        case .opening: return words([Label("(", "（")], end.typed)
        case .state: return words([Label("unset", "未设"), Label("set", "已设")], end.typed)
        case .nextValue: return words([Label(",", "，"), Label(")", "）")], end.typed)
        case .joint(let isInside):
            let closing = isInside ? [Label(")", "）")] : []
            return words([Label("and", "且"), Label("or", "或")] + closing, end.typed)
        case .nothing: return []
        }
    }

    private static let operators = ["=", "!=", "<", "<=", ">", ">=", "~"].map { Label($0, $0) }
    private static let tests = [
        Label("in (", "属于（"), Label("is unset", "未设"), Label("is set", "已设"),
    ]

    private func words(_ labels: [Label], _ typed: String) -> [Value] {
        labels.compactMap { label in
            Self.term(label, begunWith: typed).map { text in
                Value(text: text, kind: "word", note: note(of: label, text))
            }
        }
    }

    /// Fields, named conditions, `not`; behind a field that is typed whole, its tests.
    private func terms(
        _ end: PredicateEnd,
        _ fields: [ValueType.Field],
        isNamed: Bool
    ) -> [Value] {
        var found: [Value] = []
        for field in fields {
            guard let text = Self.term(field.name, begunWith: end.typed) else { continue }
            found.append(Value(text: text, kind: "field", note: note(of: field.name, text)))
        }
        if isNamed { found += namedConditions(begunWith: end.typed) }
        if found.count == 1, found[0].text == end.typed, found[0].kind == "field" {
            return Self.operators.map { label in
                Value(text: end.typed + label.english, kind: "word", note: "")
            }
                + Self.tests.map { label in
                    Value(text: "\(end.typed) \(label.english)", kind: "word", note: label.chinese)
                }
        }
        return found + words([Label("not", "非")], end.typed)
    }

    /// The conditions that schemes in force name, those of all units; each name once.
    private func namedConditions(begunWith typed: String) -> [Value] {
        let register = context.register
        let regulations = context.regulations
        var found: [Value] = []
        var units: Set<UnitID> = []
        for use in register.schemeUses where use.period.contains(context.today) {
            guard units.count < Self.limit else { break }
            guard units.insert(use.unit).inserted else { continue }
            let predicates = try? regulations.predicates(for: use.unit, on: context.today)
            for predicate in predicates ?? []
            where predicate.name.hasPrefix(typed)
                && !found.contains(where: { $0.text == predicate.name })
            {
                found.append(
                    Value(text: predicate.name, kind: "condition", note: predicate.condition)
                )
            }
        }
        return found
    }
}
