import Domain
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
        try checkExclusions()
        try checkShares()
        try checkCycles()
        for cap in rules.caps { try check(cap) }
        for rule in rules.substitutions { try check(rule) }
    }

    private func contradiction(
        _ line: Int,
        _ english: String,
        _ chinese: String,
        want: String,
        with other: Int? = nil
    ) -> CreditRules.Contradiction {
        CreditRules.Contradiction(
            line: line,
            refusal: Refusal(
                .rule,
                english,
                chinese,
                want: want,
                hint: other.map { "line=\($0)" }
            )
        )
    }

    /// Of two statements the later one is refused, and the hint names the earlier.
    private func contradiction(
        between lines: (Int, Int),
        _ english: String,
        _ chinese: String,
        want: String
    ) -> CreditRules.Contradiction {
        contradiction(
            max(lines.0, lines.1),
            english,
            chinese,
            want: want,
            with: min(lines.0, lines.1)
        )
    }

    /// A statement after one that takes every entry it takes is never reached.
    private func checkReach() throws(CreditRules.Contradiction) {
        let coefficients = rules.coefficients.map { ($0.selector, $0.source.line) }
        if let (line, earlier) = Self.unreached(coefficients) {
            throw contradiction(
                line,
                "line \(earlier) has already taken every entry",
                "第 \(earlier) 行已适用于全部记录",
                want: "coefficient",
                with: earlier
            )
        }
        let awards = rules.awards.map { ($0.selector, $0.source.line) }
        if let (line, earlier) = Self.unreached(awards) {
            throw contradiction(
                line,
                "line \(earlier) has already taken every award",
                "第 \(earlier) 行已适用于全部奖项",
                want: "award",
                with: earlier
            )
        }
    }

    /// The first statement that is never reached, and the one that takes what it would take.
    private static func unreached(_ rules: [(EntrySelector, Int)]) -> (line: Int, earlier: Int)? {
        for (place, rule) in rules.enumerated() {
            if let earlier = rules[..<place].first(where: { $0.0.covers(rule.0) }) {
                return (rule.1, earlier.1)
            }
        }
        return nil
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
        try checkSpans(cap, most)
        try checkTargets(cap, most)
        for minimum in alike where cap.selector.covers(minimum.selector) {
            guard let least = minimum.amount.scaled, least > most else { continue }
            throw contradiction(
                between: (cap.source.line, minimum.source.line),
                "minimum \(excerpt(minimum.name)) is above cap \(excerpt(cap.name))",
                "下限 \(excerpt(minimum.name)) 高于封顶 \(excerpt(cap.name))",
                want: "minimum"
            )
        }
        let parts = alike.filter { $0.who == .all && $0.condition == nil && Self.isPart($0) }
        let sum = parts.reduce(0) { $0 + ($1.amount.scaled ?? 0) }
        guard cap.selector == .all, sum > most, let last = parts.last else { return }
        throw contradiction(
            between: (cap.source.line, last.source.line),
            "the dimensions' minima come to more than cap \(excerpt(cap.name))",
            "各维度下限之和高于封顶 \(excerpt(cap.name))",
            want: "minimum"
        )
    }

    /// Years together ask no more than the cycle lets count, and the cycle no more than its years.
    private func checkSpans(_ cap: CreditCap, _ most: Int) throws(CreditRules.Contradiction) {
        let years = rules.cycle.years
        for minimum in rules.minima
        where minimum.amount.measure == cap.amount.measure && minimum.mode == .hard
            && minimum.span != cap.span && cap.selector.covers(minimum.selector)
        {
            guard let least = minimum.amount.scaled else { continue }
            let isOver = cap.span == .cycle ? least * years > most : least > most * years
            guard isOver else { continue }
            throw contradiction(
                between: (cap.source.line, minimum.source.line),
                "minimum \(excerpt(minimum.name)) cannot be reached in \(years) years under cap "
                    + excerpt(cap.name),
                "下限 \(excerpt(minimum.name)) 在 \(years) 年内受封顶 \(excerpt(cap.name)) 所限，无法达到",
                want: "minimum"
            )
        }
    }

    /// Nor is a block longer, or a mean higher, than what counts.
    private func checkTargets(_ cap: CreditCap, _ most: Int) throws(CreditRules.Contradiction) {
        let blocks = rules.blocks.filter { block in
            cap.amount.measure == .hours && cap.span == .cycle && block.mode == .hard
                && cap.selector.covers(block.selector) && block.hours.hundredths > most
        }.map { ($0.name, $0.source.line) }
        let means = rules.means.filter { mean in
            mean.isCapped && mean.amount.measure == cap.amount.measure && cap.span == .year
                && cap.selector.covers(mean.selector)
                && mean.amount.scaled.map { $0 > most } ?? false
        }.map { ($0.name, $0.source.line) }
        guard let (name, line) = (blocks + means).first else { return }
        throw contradiction(
            between: (cap.source.line, line),
            "\(excerpt(name)) is above cap \(excerpt(cap.name))",
            "\(excerpt(name)) 高于封顶 \(excerpt(cap.name))",
            want: "cap"
        )
    }

    /// No share of a whole is above it.
    private func checkShares() throws(CreditRules.Contradiction) {
        var shares = rules.shares.map { ($0.least, $0.source.line) }
        shares += rules.outcomes.compactMap { rule in rule.least.map { ($0, rule.source.line) } }
        if let rule = rules.attendance {
            shares += [rule.least, rule.absenceBelow].compactMap(\.self).map {
                ($0, rule.source.line)
            }
        }
        guard let (_, line) = shares.first(where: { $0.0.hundredths > 10_000 }) else { return }
        throw contradiction(line, "a share above 100 %", "比例超过 100%", want: "least")
    }

    /// A cycle of one year begins every year, and nothing is carried over in it, nor in one whose
    /// start is not set; whom an earlier statement takes in, a later one never reaches.
    private func checkCycles() throws(CreditRules.Contradiction) {
        let carrying = rules.minima.first(where: \.isCarried)
        let first = rules.ownCycles.first?.source.line ?? carrying?.source.line
        if rules.cycle.years == 1, let line = first {
            throw contradiction(
                line,
                "a cycle has one year here: write years= at cycle",
                "本方案周期为一年：请在 cycle 写明年数",
                want: "years",
                with: rules.cycle.source.line
            )
        }
        // Where everybody has a cycle of one's own, the one of all need not begin.
        if rules.cycle.start == nil, let carrying,
            !rules.ownCycles.contains(where: { $0.condition == nil })
        {
            throw contradiction(
                carrying.source.line,
                "nothing can be carried over before it is set when a cycle begins: write start= "
                    + "at cycle",
                "周期起始年未定，无从结转：请在 cycle 写明起始年",
                want: "start",
                with: rules.cycle.source.line
            )
        }
        let all = rules.ownCycles.firstIndex { $0.condition == nil }
        if let all, let later = rules.ownCycles[(all + 1)...].first {
            throw contradiction(
                later.source.line,
                "line \(rules.ownCycles[all].source.line) has already taken every teacher",
                "第 \(rules.ownCycles[all].source.line) 行已适用于全体教师",
                want: "own-cycle",
                with: rules.ownCycles[all].source.line
            )
        }
    }

    /// Nothing is asked of what never counts.
    private func checkExclusions() throws(CreditRules.Contradiction) {
        for exclusion in rules.exclusions {
            let asked = rules.minima.first { minimum in
                minimum.mode == .hard && (minimum.amount.scaled ?? 0) > 0
                    && exclusion.selector.covers(minimum.selector)
            }
            guard let asked else { continue }
            throw contradiction(
                between: (exclusion.source.line, asked.source.line),
                "minimum \(excerpt(asked.name)) is of what line \(exclusion.source.line) excludes",
                "下限 \(excerpt(asked.name)) 所含记录已由第 \(exclusion.source.line) 行排除",
                want: "minimum"
            )
        }
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
