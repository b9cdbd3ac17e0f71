package import Domain
package import Grammar
import Notation

/// What a line of the ledger leaves unsaid, though a rule would give it credits for some value of
/// it (未写明): an award of a city without `place=`, where the scheme tells inside from outside.
package struct UnsaidFields: Hashable, Sendable {
    /// As a statement names them.
    package let names: [Label]
    /// Of the first rule that asks for the fewest.
    let line: Int

    /// `place=, form=`.
    package func text(_ language: Language) -> String {
        let separator = language == .chinese ? "、" : ", "
        return names.map { "\($0[language])=" }.joined(separator: separator)
    }
}

extension CreditRules {
    /// What would have to be said of a line that no rule gives credits; nil where nothing helps.
    package func unsaid(in entry: LedgerEntry) -> UnsaidFields? {
        let dimension = dimension(of: entry)
        let rules =
            entry.kind.isByHours
            ? coefficients.map { ($0.selector, $0.source.line) }
            : awards.map { ($0.selector, $0.source.line) }
        let found = rules.compactMap { selector, line -> UnsaidFields? in
            guard let names = selector.unsaid(in: entry, dimension: dimension), !names.isEmpty
            else { return nil }
            return UnsaidFields(names: names, line: line)
        }
        return found.enumerated().min { one, other in
            (one.element.names.count, one.offset) < (other.element.names.count, other.offset)
        }?.element
    }
}

extension EntrySelector {
    /// The fields that it asks about and the entry does not say; nil where one that is said is
    /// another.
    fileprivate func unsaid(in entry: LedgerEntry, dimension: String?) -> [Label]? {
        var names: [Label] = []
        func fits<Value: Equatable>(_ name: Label, _ wanted: [Value], _ value: Value?) -> Bool {
            guard !wanted.isEmpty else { return true }
            guard let value else {
                names.append(name)
                return true
            }
            return wanted.contains(value)
        }
        let isFitting =
            fits(Label("kind", "类型"), kinds, entry.kind)
            && fits(Label("level", "级别"), levels, entry.level)
            && fits(Label("form", "方式"), forms, entry.form)
            && fits(Label("place", "地点"), places, entry.place)
            && fits(Label("role", "角色"), roles, entry.role)
            && fits(Label("dimension", "维度"), dimensions, dimension)
            && fits(Label("category", "类别"), categories, entry.category)
            && fits(Label("special", "专题对象"), specials, entry.special)
            && !(entry.special.map(exceptSpecials.contains) ?? false)
            && fits(Label("grade", "等次"), grades, entry.grade)
            && fits(Label("order", "排名"), orders, entry.order)
            && (isOffJob.map { $0 == entry.isOffJob } ?? true)
        return isFitting ? names : nil
    }
}
