package import Domain
package import Grammar
import Notation

/// The marks from which a pupil of one paper is excellent, good, passes, or is low.
package struct BandLines: Sendable {
    package let excellent, good, pass, low: BandLine?

    init(paper: Paper, rule: (ThresholdLine, Regulations.InForce)?) {
        excellent = BandLine(
            Label("excellent", "优秀"),
            paper.excellent,
            rule?.0.excellent,
            paper,
            rule
        )
        good = BandLine(Label("good", "良好"), paper.good, rule?.0.good, paper, rule)
        pass = BandLine(Label("pass", "合格"), paper.pass, rule?.0.pass, paper, rule)
        low = BandLine(Label("low", "低分"), paper.low, rule?.0.low, paper, rule, from: "below")
    }
}

/// One line: marks as a fraction, exact, and where it comes from.
package struct BandLine: Sendable {
    /// In hundredths of a mark.
    package let marks: Fraction
    package let reason: Bilingual

    fileprivate init?(
        _ name: Label,
        _ own: Marks?,
        _ threshold: Threshold?,
        _ paper: Paper,
        _ rule: (ThresholdLine, Regulations.InForce)?,
        from: String = "from"
    ) {
        let full = Decimals.text(paper.full.hundredths, places: 2)
        if let own {
            let text = Decimals.text(own.hundredths, places: 2)
            marks = Fraction(own.hundredths, 1)
            reason = Bilingual(
                "line: \(name.english) \(from) \(text) of \(full), stored with the paper",
                "分数线：\(name.chinese)线 \(text)/\(full)，记于试卷"
            )
            return
        }
        guard let threshold, let rule else { return nil }
        let origin =
            rule.0.source.origin == .project
            ? Label(", a default of shixun's", "，本项目默认") : Label("", "")
        switch threshold {
        case .share(let share):
            marks = Fraction(paper.full.hundredths * share.hundredths, 10_000)
        case .marks(let line):
            marks = Fraction(line.hundredths, 1)
        }
        reason = Bilingual(
            "line: \(name.english) \(from) \(threshold.text) of \(full) "
                + "(\(rule.1.citation)\(origin.english))",
            "分数线：\(name.chinese)线 \(threshold.text)，满分 \(full)（\(rule.1.citation)\(origin.chinese)）"
        )
    }

    /// Whether a pupil with these marks is at or above the line.
    package func isReached(by marks: Marks) -> Bool {
        Fraction(marks.hundredths, 1).isAtLeast(self.marks)
    }
}
