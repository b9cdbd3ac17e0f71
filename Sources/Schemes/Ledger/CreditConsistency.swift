import Grammar

/// Finds statements of a scheme about credits that cannot all hold.
struct CreditConsistency {
    private let rules: CreditRules

    init(_ rules: CreditRules) {
        self.rules = rules
    }

    func check() throws(CreditRules.Contradiction) {
        try checkReach()
        try checkDimensions()
        try checkMaps()
        for cap in rules.caps { try check(cap) }
        for rule in rules.substitutions { try check(rule) }
    }

    private func contradiction(
        _ line: Int,
        _ english: String,
        _ chinese: String,
        want: String
    ) -> CreditRules.Contradiction {
        CreditRules.Contradiction(
            line: line,
            refusal: Refusal(.rule, english, chinese, want: want)
        )
    }

    /// A statement after one that fits everything is never reached.
    private func checkReach() throws(CreditRules.Contradiction) {
        if let place = rules.coefficients.firstIndex(where: { $0.selector == .all }),
            place + 1 < rules.coefficients.count
        {
            throw contradiction(
                rules.coefficients[place + 1].source.line,
                "line \(rules.coefficients[place].source.line) has already taken every entry",
                "第 \(rules.coefficients[place].source.line) 行已适用于全部记录",
                want: "coefficient"
            )
        }
        if let place = rules.awards.firstIndex(where: { $0.selector == .all }),
            place + 1 < rules.awards.count
        {
            throw contradiction(
                rules.awards[place + 1].source.line,
                "line \(rules.awards[place].source.line) has already taken every award",
                "第 \(rules.awards[place].source.line) 行已适用于全部奖项",
                want: "award"
            )
        }
    }

    /// Where dimensions are listed, a rule names only those.
    private func checkDimensions() throws(CreditRules.Contradiction) {
        let known = Set(rules.dimensions.map(\.name))
        guard !known.isEmpty else { return }
        var uses = rules.minima.map { ($0.selector.dimensions, $0.source.line) }
        uses += rules.caps.map { ($0.selector.dimensions, $0.source.line) }
        uses += rules.coefficients.map { ($0.selector.dimensions, $0.source.line) }
        if let project = rules.project { uses.append((project.dimensions, project.source.line)) }
        for (names, line) in uses {
            guard let strange = names.first(where: { !known.contains($0) }) else { continue }
            throw contradiction(
                line,
                "no dimension \(excerpt(strange)) in this scheme",
                "本方案没有维度 \(excerpt(strange))",
                want: "dimension"
            )
        }
    }

    private func checkMaps() throws(CreditRules.Contradiction) {
        var owners: [String: String] = [:]
        for dimension in rules.dimensions { owners[dimension.name] = dimension.name }
        for dimension in rules.dimensions {
            for name in dimension.maps {
                guard let other = owners.updateValue(dimension.name, forKey: name) else { continue }
                throw contradiction(
                    dimension.source.line,
                    "\(excerpt(name)) already belongs to \(excerpt(other))",
                    "\(excerpt(name)) 已归入 \(excerpt(other))",
                    want: "maps"
                )
            }
        }
    }

    /// No minimum lies above a cap of the same entries, and no sum of parts above the whole's.
    private func check(_ cap: CreditCap) throws(CreditRules.Contradiction) {
        guard let most = cap.amount.scaled, cap.span == .year || cap.span == .cycle else { return }
        let alike = rules.minima.filter { minimum in
            minimum.amount.measure == cap.amount.measure && minimum.span == cap.span
                && minimum.mode == .hard
        }
        for minimum in alike
        where cap.selector == .all || cap.selector == minimum.selector {
            guard let least = minimum.amount.scaled, least > most else { continue }
            throw contradiction(
                max(cap.source.line, minimum.source.line),
                "minimum \(excerpt(minimum.name)) is above cap \(excerpt(cap.name))",
                "下限 \(excerpt(minimum.name)) 高于封顶 \(excerpt(cap.name))",
                want: "minimum"
            )
        }
        let parts = alike.filter { $0.who == .all && $0.condition == nil && Self.isPart($0) }
        let sum = parts.reduce(0) { $0 + ($1.amount.scaled ?? 0) }
        guard cap.selector == .all, sum > most, let last = parts.last else { return }
        throw contradiction(
            max(cap.source.line, last.source.line),
            "the dimensions' minima come to more than cap \(excerpt(cap.name))",
            "各维度下限之和高于封顶 \(excerpt(cap.name))",
            want: "minimum"
        )
    }

    /// Whether the minimum is of one dimension and nothing else.
    private static func isPart(_ minimum: CreditMinimum) -> Bool {
        var selector = minimum.selector
        guard selector.dimensions.count == 1 else { return false }
        selector.dimensions = []
        return selector == .all
    }

    private func check(_ rule: Substitution) throws(CreditRules.Contradiction) {
        let from = rules.minima.first { $0.name == rule.from }
        for name in [rule.from] + rule.targets {
            guard let minimum = rules.minima.first(where: { $0.name == name }) else {
                throw contradiction(
                    rule.source.line,
                    "no minimum \(excerpt(name)) in this scheme",
                    "本方案没有下限 \(excerpt(name))",
                    want: "minimum"
                )
            }
            guard minimum.amount.measure == from?.amount.measure, minimum.span == from?.span else {
                throw contradiction(
                    rule.source.line,
                    "\(excerpt(name)) is not counted as \(excerpt(rule.from)) is",
                    "\(excerpt(name)) 与 \(excerpt(rule.from)) 计量或范围不同",
                    want: "for"
                )
            }
        }
        guard !rule.targets.contains(rule.from) else {
            throw contradiction(
                rule.source.line,
                "\(excerpt(rule.from)) cannot fill itself",
                "\(excerpt(rule.from)) 不能冲抵自身",
                want: "for"
            )
        }
    }
}
