package import Domain

/// A condition over an object's fields: `age<=35 and category=backbone`.
///
/// A comparison with an unset field is false, and `not` negates it. What the precision of a date
/// cannot decide is unknown.
package indirect enum Predicate<Object: Entity>: Sendable {
    case comparison(EntityField<Object>, Comparison, FieldValue)
    case membership(EntityField<Object>, [FieldValue])
    case isUnset(EntityField<Object>)
    case not(Predicate)
    case and(Predicate, Predicate)
    case or(Predicate, Predicate)

    /// The fields that it looks at, each once, in the order in which they are named.
    package var fields: [EntityField<Object>] {
        switch self {
        case .comparison(let field, _, _), .membership(let field, _), .isUnset(let field):
            return [field]
        case .not(let inner): return inner.fields
        case .and(let left, let right), .or(let left, let right):
            let first = left.fields
            return first + right.fields.filter { field in !first.contains { $0 === field } }
        }
    }

    /// Whether `object` fulfils it on the view's day.
    package func holds(for object: Object, in view: View) -> Truth {
        switch self {
        case .comparison(let field, let comparison, let value):
            return field.read(object, view).compared(comparison, value)
        case .membership(let field, let values):
            let own = field.read(object, view)
            return values.reduce(.no) { $0.or(own.compared(.equal, $1)) }
        case .isUnset(let field):
            return Truth(field.read(object, view) == .none)
        case .not(let inner):
            return !inner.holds(for: object, in: view)
        case .and(let left, let right):
            let first = left.holds(for: object, in: view)
            return first == .no ? .no : first.and(right.holds(for: object, in: view))
        case .or(let left, let right):
            let first = left.holds(for: object, in: view)
            return first == .yes ? .yes : first.or(right.holds(for: object, in: view))
        }
    }
}

extension FieldValue {
    /// Compares a field's value with a literal of the same type.
    func compared(_ comparison: Comparison, _ literal: FieldValue) -> Truth {
        if self == .none { return .no }
        if case .list(let items) = self { return compared(items, comparison, literal) }
        if comparison == .contains { return Truth(text.contains(literal.text)) }
        guard let own = span, let other = literal.span else {
            return compared(text, comparison, literal.text)
        }
        return own.compared(comparison, other)
    }

    private func compared(
        _ items: [String],
        _ comparison: Comparison,
        _ literal: FieldValue
    ) -> Truth {
        let wanted: [String]
        if case .list(let texts) = literal { wanted = texts } else { wanted = [literal.text] }
        let hasAll = wanted.allSatisfy(items.contains)
        switch comparison {
        case .equal: return Truth(hasAll)
        case .notEqual: return Truth(!hasAll)
        case .contains: return Truth(items.contains { $0.contains(literal.text) })
        case .below, .atMost, .above, .atLeast: return .no
        }
    }

    private func compared(_ own: String, _ comparison: Comparison, _ other: String) -> Truth {
        switch comparison {
        case .equal: Truth(own == other)
        case .notEqual: Truth(own != other)
        case .below: Truth(own < other)
        case .atMost: Truth(own <= other)
        case .above: Truth(own > other)
        case .atLeast: Truth(own >= other)
        case .contains: Truth(own.contains(other))
        }
    }

    /// The least and the greatest number that the value may be; nil for texts.
    private var span: Span? {
        switch self {
        case .integer(let number): Span(least: number, most: number)
        case .between(let least, let most): Span(least: least, most: most)
        case .decimal(let scaled, _): Span(least: scaled, most: scaled)
        case .word(_, let rank): Span(least: rank, most: rank)
        case .day(let day):
            Span(least: Int(day.daysSinceEpoch), most: Int(day.daysSinceEpoch))
        case .partial(let date):
            Span(
                least: Int(date.earliest.daysSinceEpoch),
                most: Int(date.latest.daysSinceEpoch)
            )
        case .none, .text, .list, .flag: nil
        }
    }

    /// A number known to lie between two.
    private struct Span {
        let least: Int
        let most: Int

        func compared(_ comparison: Comparison, _ other: Span) -> Truth {
            switch comparison {
            case .equal, .contains:
                if least >= other.least && most <= other.most { return .yes }
                return most < other.least || least > other.most ? .no : .unknown
            case .notEqual: return !compared(.equal, other)
            case .below: return decide(most < other.least, least >= other.least)
            case .atMost: return decide(most <= other.most, least > other.most)
            case .above: return decide(least > other.most, most <= other.most)
            case .atLeast: return decide(least >= other.least, most < other.least)
            }
        }

        private func decide(_ surely: Bool, _ surelyNot: Bool) -> Truth {
            surely ? .yes : surelyNot ? .no : .unknown
        }
    }
}

extension String {
    /// Whether `other` stands in the string; Foundation stays out of this module.
    fileprivate func contains(_ other: String) -> Bool {
        other.isEmpty || range(of: other) != nil
    }
}
