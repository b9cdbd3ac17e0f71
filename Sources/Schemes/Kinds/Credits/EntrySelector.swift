package import Domain
package import Grammar
import Notation

/// Which entries of the ledger a rule is about; what is not said takes in all.
package struct EntrySelector: Hashable, Sendable {
    package var kinds: [LedgerEntry.Kind] = []
    package var levels: [TrainingLevel] = []
    package var forms: [TrainingForm] = []
    package var places: [TrainingPlace] = []
    package var roles: [TrainingRole] = []
    package var dimensions: [String] = []
    package var categories: [String] = []
    package var specials: [String] = []
    /// Every special but these, and what is special for nobody; empty where `specials` are said.
    package var exceptSpecials: [String] = []
    package var grades: [String] = []
    package var orders: [Int] = []
    package var isOffJob: Bool?

    package static let all = EntrySelector()

    /// Whether the rule is about the entry, whose dimension under the scheme may be another one.
    package func takes(_ entry: LedgerEntry, dimension: String?) -> Bool {
        Self.has(kinds, entry.kind) && Self.has(levels, entry.level)
            && Self.has(forms, entry.form) && Self.has(places, entry.place)
            && Self.has(roles, entry.role) && Self.has(dimensions, dimension)
            && Self.has(categories, entry.category) && Self.has(specials, entry.special)
            && !(entry.special.map(exceptSpecials.contains) ?? false)
            && Self.has(grades, entry.grade) && Self.has(orders, entry.order)
            && (isOffJob.map { $0 == entry.isOffJob } ?? true)
    }

    /// Whether it takes in every entry that another one takes in.
    package func covers(_ other: EntrySelector) -> Bool {
        Self.covers(kinds, other.kinds) && Self.covers(levels, other.levels)
            && Self.covers(forms, other.forms) && Self.covers(places, other.places)
            && Self.covers(roles, other.roles) && Self.covers(dimensions, other.dimensions)
            && Self.covers(categories, other.categories) && Self.covers(specials, other.specials)
            && exceptSpecials.allSatisfy { !other.mayTake(special: $0) }
            && Self.covers(grades, other.grades) && Self.covers(orders, other.orders)
            && (isOffJob == nil || isOffJob == other.isOffJob)
    }

    /// Whether an entry can be of both.
    package func meets(_ other: EntrySelector) -> Bool {
        Self.meet(kinds, other.kinds) && Self.meet(levels, other.levels)
            && Self.meet(forms, other.forms) && Self.meet(places, other.places)
            && Self.meet(roles, other.roles) && Self.meet(dimensions, other.dimensions)
            && Self.meet(categories, other.categories) && meetSpecials(other)
            && Self.meet(grades, other.grades) && Self.meet(orders, other.orders)
            && (isOffJob == nil || other.isOffJob == nil || isOffJob == other.isOffJob)
    }

    private func meetSpecials(_ other: EntrySelector) -> Bool {
        // Who names none also takes what is special for nobody.
        switch (specials.isEmpty, other.specials.isEmpty) {
        case (true, true): true
        case (false, _): specials.contains(where: other.mayTake(special:))
        case (true, false): other.specials.contains(where: mayTake(special:))
        }
    }

    private func mayTake(special: String) -> Bool {
        (specials.isEmpty || specials.contains(special)) && !exceptSpecials.contains(special)
    }

    private static func meet<Value: Equatable>(_ one: [Value], _ other: [Value]) -> Bool {
        one.isEmpty || other.isEmpty || one.contains(where: other.contains)
    }

    private static func covers<Value: Equatable>(_ mine: [Value], _ others: [Value]) -> Bool {
        mine.isEmpty || (!others.isEmpty && others.allSatisfy(mine.contains))
    }

    private static func has<Value: Equatable>(_ wanted: [Value], _ value: Value?) -> Bool {
        wanted.isEmpty || value.map(wanted.contains) ?? false
    }

    /// The selector as a user wrote it, for reasons; empty for all entries.
    package var text: String { text(in: .english) }

    /// The same in a language, as a scheme's file may have it too.
    package func text(in language: Language) -> String {
        var parts: [String] = []
        func add(_ name: Label, _ values: [String]) {
            if !values.isEmpty {
                parts.append("\(name[language])=\(values.joined(separator: ","))")
            }
        }
        add(Label("kind", "类型"), kinds.map(\.label[language]))
        add(Label("level", "级别"), levels.map(\.label[language]))
        add(Label("form", "方式"), forms.map(\.label[language]))
        add(Label("place", "地点"), places.map(\.label[language]))
        add(Label("role", "角色"), roles.map(\.label[language]))
        add(Label("dimension", "维度"), dimensions)
        add(Label("category", "类别"), categories)
        add(Label("special", "专题对象"), specials)
        add(Label("except-special", "专题对象除外"), exceptSpecials)
        add(Label("grade", "等次"), grades)
        add(Label("order", "排名"), orders.map { String($0) })
        add(Label("off-job", "脱产"), isOffJob.map { [YesNo($0).label[language]] } ?? [])
        return parts.joined(separator: " ")
    }

    // MARK: Reading

    static let parameters: [ParameterSpec] = [
        list("kind", "类型", LedgerEntry.Kind.self, "what earned it", "取得方式"),
        list("level", "级别", TrainingLevel.self, "its level", "级别"),
        list("form", "方式", TrainingForm.self, "its form", "方式"),
        list("place", "地点", TrainingPlace.self, "in the district or outside it", "区域内外"),
        list("role", "角色", TrainingRole.self, "what the teacher did", "学员、主讲或承担"),
        list("dimension", "维度", String.self, "its dimension", "维度"),
        list("category", "类别", String.self, "its category", "类别"),
        list("special", "专题对象", String.self, "for whom it is special", "专题培训对象"),
        RuleDeclaration.keyword(
            Label("except-special", "专题对象除外"),
            [String].valueType,
            Bilingual("all but what is special for these", "不含这些对象的专题培训")
        ),
        list("grade", "等次", String.self, "the award's grade", "获奖等次"),
        list("order", "排名", Int.self, "the place among the holders", "署名排序"),
        RuleDeclaration.keyword(
            Label("off-job", "脱产"),
            YesNo.valueType,
            Bilingual("only what is off the job, or only the rest", "是否脱产")
        ),
    ]

    private static func list<Value: FieldConvertible>(
        _ english: String,
        _ chinese: String,
        _ type: Value.Type,
        _ summary: String,
        _ chineseSummary: String
    ) -> ParameterSpec {
        RuleDeclaration.keyword(
            Label(english, chinese),
            [Value].valueType,
            Bilingual("only these: \(summary)", "只含：\(chineseSummary)")
        )
    }

    init(_ arguments: RuleArguments) throws(Refusal) {
        kinds = try arguments.optional("kind") ?? []
        levels = try arguments.optional("level") ?? []
        forms = try arguments.optional("form") ?? []
        places = try arguments.optional("place") ?? []
        roles = try arguments.optional("role") ?? []
        dimensions = try arguments.optional("dimension") ?? []
        categories = try arguments.optional("category") ?? []
        specials = try arguments.optional("special") ?? []
        exceptSpecials = try arguments.optional("except-special") ?? []
        guard specials.isEmpty || exceptSpecials.isEmpty else {
            throw Refusal(
                .rule,
                "special= already leaves all others out",
                "已写 special=，其余专题本不包含",
                want: "except-special",
                hint: "special=… or except-special=…"
            )
        }
        grades = try arguments.optional("grade") ?? []
        orders = try arguments.optional("order") ?? []
        isOffJob = try arguments.optional("off-job", YesNo.self).map(\.isYes)
    }

    private init() {}
}
