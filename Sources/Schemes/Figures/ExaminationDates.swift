package import Domain
package import Grammar
import Notation

/// The examinations that a term is to have, and when its tests were held.
///
/// Source: systems.md H12; one that was not held is reported, not failed, as H01 has it.
package struct ExaminationDates: Sendable {
    /// One examination of the term, and the test that is it.
    package struct Item: Sendable {
        package let rule: ExaminationRule
        package let citation: String
        /// The first and the last day on which it may be held.
        package let first: Day
        package let last: Day
        /// Nil where the term has no such test.
        package fileprivate(set) var test: TestID?
        /// The first and the last day of its papers; nil while it has none.
        package fileprivate(set) var held: ClosedRange<Day>?
        /// Days before the first (below 0) or after the last day; nil where it was not held.
        package fileprivate(set) var off: Int?
        package fileprivate(set) var gap: Bilingual?

        package var verdict: Verdict {
            off.map { $0 == 0 ? .met : .notMet } ?? .noData
        }
    }

    /// In the order of their days.
    package let items: [Item]

    package init(
        of term: Term,
        today: Day,
        _ regulations: Regulations
    ) throws(Refusal) {
        let rules = try regulations.examinations(for: term.id.unit, on: term.to)
        let tests = regulations.register.tests.filter { $0.term == term.id }
            .sorted { $0.id < $1.id }
        var items: [Item] = []
        for (rule, inForce) in rules {
            for year in term.from.year...term.to.year {
                guard let window = rule.window(in: year), window.overlaps(term.period) else {
                    continue
                }
                let item = Item(
                    rule: rule,
                    citation: inForce.citation(of: rule.source),
                    first: window.first,
                    last: window.last ?? window.first
                )
                let held = tests.filter(rule.isHeld)
                items.append(Self.item(item, held, today, regulations.register))
            }
        }
        self.items = items.sorted {
            ($0.first, $0.last, $0.rule.name) < ($1.first, $1.last, $1.rule.name)
        }
    }

    /// The item with the test that comes nearest to its days.
    private static func item(
        _ item: Item,
        _ tests: [Test],
        _ today: Day,
        _ register: Register
    ) -> Item {
        var best = item
        for test in tests {
            let days = register.index.papersByTest[test.id]
                .filter { item.rule.grade == nil || item.rule.grade == $0.grade }
                .compactMap { register.papers[$0]?.on }
            guard let first = days.min(), let last = days.max() else {
                best.test = best.test ?? test.id
                continue
            }
            let off = off(first, last, item)
            if let known = best.off, known.magnitude <= off.magnitude { continue }
            (best.test, best.held, best.off) = (test.id, first...last, off)
        }
        guard best.off == nil else { return best }
        best.gap =
            if best.test != nil {
                Bilingual("it has no paper yet", "尚无试卷")
            } else if today > item.last {
                Bilingual("not held: reported, not failed", "未举行，只作说明，不算未达标")
            } else {
                Bilingual("not due before \(item.last)", "\(item.last) 前举行即可")
            }
        return best
    }

    private static func off(_ first: Day, _ last: Day, _ item: Item) -> Int {
        let early = min(0, Int(first.daysSinceEpoch - item.first.daysSinceEpoch))
        let late = max(0, Int(last.daysSinceEpoch - item.last.daysSinceEpoch))
        return late >= -early ? late : early
    }
}
