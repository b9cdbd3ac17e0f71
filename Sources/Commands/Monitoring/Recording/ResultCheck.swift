import Domain
import Grammar
import Notation

/// What must hold of a result's figures.
enum ResultCheck {
    private static let classLimit = 1_000

    /// - Throws: BADARG for too large a class; RULE where the counts contradict each other.
    static func check(_ counts: ResultCounts, _ paper: Paper) throws(Refusal) {
        guard counts.onRoll <= classLimit else {
            throw Refusal(
                .badArgument,
                "more than \(classLimit) pupils in a class",
                "一个班超过 \(classLimit) 人",
                want: "on-roll"
            )
        }
        try checkChain(counts)
        switch counts.sum {
        case .levels: break
        case .total(let total): try check(total, paper.full.hundredths * counts.sat, counts, paper)
        case .printed(let mean):
            guard mean.hundredths <= paper.full.hundredths else {
                let full = Decimals.text(paper.full.hundredths, places: 2)
                throw Refusal(
                    .rule,
                    Bilingual("a mean above the full mark \(full)", "平均分超过满分 \(full)"),
                    want: "mean",
                    details: [Refusal.Detail("need", "<=\(full)")]
                )
            }
        }
    }

    /// - Throws: RULE for a mean of nobody; one that was recorded before it was refused stands.
    static func checkMean(_ counts: ResultCounts) throws(Refusal) {
        guard !isMeanOfNobody(counts) else {
            throw Refusal(.rule, "nobody sat it: there is no mean", "无人实考，没有平均分", want: "mean")
        }
    }

    static func isMeanOfNobody(_ counts: ResultCounts) -> Bool {
        guard case .printed = counts.sum else { return false }
        return counts.sat == 0
    }

    private static func checkChain(_ counts: ResultCounts) throws(Refusal) {
        let sat = Label("sat", "实考")
        let passing = counts.pass ?? counts.sat
        let good = counts.good ?? passing
        let chain: [(Label, Int, Label, Int)] = [
            (sat, counts.sat, Label("on-roll", "在册"), counts.onRoll),
            (
                Label("excused", "免考"), counts.excused, Label("on-roll − sat", "在册减实考"),
                counts.onRoll - counts.sat
            ),
            (Label("pass", "合格"), passing, sat, counts.sat),
            (Label("good", "良好"), good, Label("pass", "合格"), passing),
            (
                Label("excellent", "优秀"), counts.excellent ?? 0,
                counts.good == nil ? Label("pass", "合格") : Label("good", "良好"), good
            ),
            (
                Label("low", "低分"), counts.low ?? 0, Label("sat − pass", "实考减合格"),
                counts.sat - (counts.pass ?? 0)
            ),
        ]
        for (part, count, whole, limit) in chain where count > limit {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(part.english)=\(count) is more than \(whole.english)=\(limit)",
                    "\(part.chinese) \(count) 人多于\(whole.chinese) \(limit) 人"
                ),
                want: part.english,
                details: [
                    Refusal.Detail("have", String(count)), Refusal.Detail("need", "<=\(limit)"),
                ]
            )
        }
    }

    private static func check(
        _ total: Marks,
        _ most: Int,
        _ counts: ResultCounts,
        _ paper: Paper
    ) throws(Refusal) {
        guard total.hundredths > most else { return }
        let full = Decimals.text(paper.full.hundredths, places: 2)
        throw Refusal(
            .rule,
            Bilingual(
                "a total beyond \(counted(counts.sat, "pupil")) of \(counted(full, "mark"))",
                "总分超过 \(counts.sat) 人 × 满分 \(full)"
            ),
            want: "total",
            details: [Refusal.Detail("need", "<=\(Decimals.text(most, places: 2))")]
        )
    }
}
