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
    ///
    /// A field is named only where the rules tell its values apart. What one rule alone asks for
    /// says what the scheme is about, and most lines are rightly about something else.
    package func unsaid(in entry: LedgerEntry) -> UnsaidFields? {
        let dimension = dimension(of: entry)
        let rules =
            entry.kind.isByHours
            ? coefficients.map { ($0.selector, $0.source.line) }
            : awards.map { ($0.selector, $0.source.line) }
        let possible = rules.compactMap { selector, line in
            selector.unsaid(in: entry, dimension: dimension).map { (questions: $0, line: line) }
        }
        let asked = possible.flatMap(\.questions)
        let found = possible.filter { rule in
            !rule.questions.isEmpty && rule.questions.allSatisfy { $0.isToldApart(in: asked) }
        }
        let least = found.enumerated().min { one, other in
            (one.element.questions.count, one.offset)
                < (other.element.questions.count, other.offset)
        }?.element
        return least.map { UnsaidFields(names: $0.questions.map(\.name), line: $0.line) }
    }
}

/// A field that a rule asks about, and an entry does not say.
private struct UnsaidQuestion {
    let name: Label
    /// Those that the rule takes.
    let values: Set<String>
    /// How many there are; nil where anybody may make up others.
    let all: Int?

    /// Whether what is said decides: another rule takes other values, or none is left over.
    func isToldApart(in asked: [UnsaidQuestion]) -> Bool {
        values.count == all || asked.contains { $0.name == name && $0.values != values }
    }
}

extension EntrySelector {
    /// The fields that it asks about and the entry does not say; nil where one that is said is
    /// another.
    fileprivate func unsaid(in entry: LedgerEntry, dimension: String?) -> [UnsaidQuestion]? {
        var questions: [UnsaidQuestion] = []
        func fits<Value: Equatable>(
            _ name: Label,
            _ wanted: [Value],
            _ value: Value?,
            of all: Int? = nil
        ) -> Bool {
            guard !wanted.isEmpty else { return true }
            guard let value else {
                let values = Set(wanted.map { "\($0)" })
                questions.append(UnsaidQuestion(name: name, values: values, all: all))
                return true
            }
            return wanted.contains(value)
        }
        let (levels, forms) = (TrainingLevel.allCases.count, TrainingForm.allCases.count)
        let (places, roles) = (TrainingPlace.allCases.count, TrainingRole.allCases.count)
        let isFitting =
            fits(Label("kind", "类型"), kinds, entry.kind)
            && fits(Label("level", "级别"), self.levels, entry.level, of: levels)
            && fits(Label("form", "方式"), self.forms, entry.form, of: forms)
            && fits(Label("place", "地点"), self.places, entry.place, of: places)
            && fits(Label("role", "角色"), self.roles, entry.role, of: roles)
            && fits(Label("dimension", "维度"), dimensions, dimension)
            && fits(Label("category", "类别"), categories, entry.category)
            && fits(Label("special", "专题对象"), specials, entry.special)
            && !(entry.special.map(exceptSpecials.contains) ?? false)
            && fits(Label("grade", "等次"), grades, entry.grade)
            && fits(Label("order", "排名"), orders, entry.order)
            && (isOffJob.map { $0 == entry.isOffJob } ?? true)
        return isFitting ? questions : nil
    }
}
