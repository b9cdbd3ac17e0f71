package import Domain
package import Grammar
import Notation

/// The fastest-progress awards (进步最快奖), exactly as the school's rule has them.
///
/// Source: systems.md H06: the largest rise against the class's own previous final, ties share,
/// no rise no award, no baseline not eligible; a class is its cohort.
package struct ProgressAwards: Sendable {
    /// What became of a class in an item.
    package enum Status: String, CaseIterable, Sendable {
        case winner
        case runnerUp = "runner-up"
        case noRise = "no-rise"
        case notEligible = "not-eligible"
    }

    /// One class and one item.
    package struct Entry: Sendable {
        package let schoolClass: ClassID
        package let unit: UnitID
        package let grade: Grade
        package let subject: String
        package let metric: Metric
        /// In hundredths: of a percent, or of a mark.
        package let before: Fraction?
        package let now: Fraction?
        package let rise: Fraction?
        package let pupils: Int
        package fileprivate(set) var status = Status.notEligible
        package let gap: Bilingual?
        /// The figures of both finals, where there are results.
        package let figureBefore: TargetFigure?
        package let figureNow: TargetFigure?
        /// Whether means are compared out of 100, since the papers have other full marks.
        package let isScaled: Bool

        /// Whether chance weighs more in it: fewer than ten pupils.
        package var isSmall: Bool { pupils < ProgressAwards.smallClass }
    }

    package let finals: Finals
    package let measure: ProgressRule.Measure
    package let scope: ProgressRule.Scope
    package let citation: String?
    /// Item by item, the best first.
    package private(set) var entries: [Entry] = []

    /// Classes with fewer pupils are flagged.
    package static let smallClass = 10

    package init(
        of finals: Finals,
        classes: [SchoolClass],
        _ regulations: Regulations
    ) throws(Refusal) {
        self.finals = finals
        let unit = finals.now.unit
        let rule = try regulations.progress(for: unit, on: finals.term.to)
        measure = rule?.0.measure ?? .points
        scope = rule?.0.scope ?? .school
        citation = rule.map { rule, inForce in inForce.citation(of: rule.source) }
        let items = try regulations.items(for: unit, on: finals.term.to)
        let register = regulations.register
        let sat = Set(register.index.resultsByTest[finals.now].map(\.subject)).sorted()
        let targets = Targets(regulations)
        for subject in items?.0.subjects ?? sat {
            for metric in items?.0.metrics ?? Metric.allCases {
                var found: [Entry] = []
                for group in classes {
                    found.append(
                        try Self.entry(group, subject, metric, finals, measure, targets)
                    )
                }
                entries += Self.judged(found, scope)
            }
        }
    }

    // MARK: One class, one item

    private static func entry(
        _ group: SchoolClass,
        _ subject: String,
        _ metric: Metric,
        _ finals: Finals,
        _ measure: ProgressRule.Measure,
        _ targets: Targets
    ) throws(Refusal) -> Entry {
        let register = targets.regulations.register
        var sides: [Side?] = []
        for test in [finals.before, finals.now] {
            guard let test else {
                sides.append(nil)
                continue
            }
            let id = ClassResult.ID(test: test, schoolClass: group.id, subject: subject)
            let figure = try targets.figures(of: id).first { $0.metric == metric }
            sides.append(figure.flatMap { Side($0, test, register) })
        }
        let (old, new) = (sides[0], sides[1])
        let isScaled = metric == .mean && old?.full != new?.full
        let (before, now) = (old?.value(isScaled), new?.value(isScaled))
        let day = finals.term.to
        let grade = new?.grade ?? group.grade(in: View(register: register, day: day))
        return Entry(
            schoolClass: group.id,
            unit: group.unit,
            grade: grade ?? old?.grade ?? Self.firstGrade,
            subject: subject,
            metric: metric,
            before: before ?? nil,
            now: now ?? nil,
            rise: rise(before ?? nil, now ?? nil, measure),
            pupils: new?.base ?? 0,
            gap: gap(before ?? nil, now ?? nil, measure),
            figureBefore: old?.figure,
            figureNow: new?.figure,
            isScaled: isScaled && old != nil && new != nil
        )
    }

    private static let firstGrade: Grade = {
        guard let grade = Grade(1) else { preconditionFailure("there is a grade 1") }
        return grade
    }()

    /// A figure of one of the two finals.
    private struct Side {
        let figure: TargetFigure
        let full: Marks

        init?(_ figure: TargetFigure, _ test: TestID, _ register: Register) {
            let key = Paper.ID(test: test, grade: figure.grade, subject: figure.subject)
            guard let paper = register.papers[key] else { return nil }
            self.figure = figure
            full = paper.full
        }

        var grade: Grade { figure.grade }
        var base: Int { figure.base }

        /// In hundredths: of a percent, of a mark, of a mark out of 100 where full marks differ.
        func value(_ isScaled: Bool) -> Fraction? {
            guard let have = figure.have, base > 0 else { return nil }
            switch figure.metric {
            case .excellentRate, .passRate: return Fraction(have * 10_000, base)
            case .mean:
                guard isScaled else { return Fraction(have, base) }
                return Fraction(have * 10_000, base * full.hundredths)
            }
        }
    }

    /// Now − before, or its share of before.
    private static func rise(
        _ before: Fraction?,
        _ now: Fraction?,
        _ measure: ProgressRule.Measure
    ) -> Fraction? {
        guard let before, let now else { return nil }
        let difference = now.numerator * before.denominator - before.numerator * now.denominator
        switch measure {
        case .points: return Fraction(difference, now.denominator * before.denominator)
        case .relative:
            guard before.numerator > 0 else { return nil }
            return Fraction(difference * 10_000, now.denominator * before.numerator)
        }
    }

    private static func gap(
        _ before: Fraction?,
        _ now: Fraction?,
        _ measure: ProgressRule.Measure
    ) -> Bilingual? {
        guard now != nil else { return Bilingual("no figure this term", "本学期无数据") }
        guard let before else { return Bilingual("no baseline", "没有基数") }
        guard measure == .points || before.numerator > 0 else {
            return Bilingual("a baseline of 0 has no relative rise", "基数为 0，无法计算相对提高")
        }
        return nil
    }

    // MARK: Judging

    /// The entries of one item, the best first; ties share, and no rise wins nothing.
    private static func judged(_ entries: [Entry], _ scope: ProgressRule.Scope) -> [Entry] {
        let ordered = entries.sorted { left, right in
            guard let first = left.rise else { return false }
            guard let second = right.rise else { return true }
            return !second.isAtLeast(first)
        }
        return ordered.map { entry in
            var entry = entry
            guard let rise = entry.rise else { return entry }
            let rivals = ordered.filter { rival in
                rival.unit == entry.unit && (scope == .school || rival.grade == entry.grade)
            }
            if rise.numerator <= 0 {
                entry.status = .noRise
            } else if rivals.allSatisfy({ $0.rise.map(rise.isAtLeast) ?? true }) {
                entry.status = .winner
            } else {
                entry.status = .runnerUp
            }
            return entry
        }
    }
}

extension ProgressAwards.Status: NamedCase {
    package static var typeName: Label { Label("award", "评奖") }

    package var label: Label {
        switch self {
        case .winner: Label("winner", "获奖")
        case .runnerUp: Label("runner-up", "未获奖")
        case .noRise: Label("no-rise", "未进步")
        case .notEligible: Label("not-eligible", "不参评")
        }
    }
}
