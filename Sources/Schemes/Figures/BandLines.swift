package import Domain
package import Grammar
import Notation

/// The marks from which a pupil of one paper is excellent, good, passes, or is low.
package struct BandLines: Sendable {
    package let excellent, good, pass, low: BandLine?

    var least: LeastMarks {
        LeastMarks(
            excellent: excellent?.least,
            good: good?.least,
            pass: pass?.least,
            low: low?.least
        )
    }

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
    /// The least whole hundredths that reach it.
    package let least: Int
    let name: Label
    private let from: String
    private let full: Marks
    private let origin: Origin

    /// Who sets it: the paper, or a rule of a scheme.
    private enum Origin: Sendable {
        case paper(Marks)
        case scheme(Threshold, citation: String, isProject: Bool)
    }

    fileprivate init?(
        _ name: Label,
        _ own: Marks?,
        _ threshold: Threshold?,
        _ paper: Paper,
        _ rule: (ThresholdLine, Regulations.InForce)?,
        from: String = "from"
    ) {
        (self.name, self.from, full) = (name, from, paper.full)
        if let own {
            marks = Fraction(own.hundredths, 1)
            origin = .paper(own)
        } else if let threshold, let rule {
            switch threshold {
            case .share(let share):
                marks = Fraction(paper.full.hundredths * share.hundredths, 10_000)
            case .marks(let line):
                marks = Fraction(line.hundredths, 1)
            }
            origin = .scheme(
                threshold,
                citation: rule.1.citation,
                isProject: rule.0.source.origin == .project
            )
        } else {
            return nil
        }
        least = marks.ceiling(times: 1)
    }

    /// Whether no paper and no source says so, but a scheme that takes shixun's own default.
    var isDefault: Bool {
        switch origin {
        case .paper: false
        case .scheme(_, _, let isProject): isProject
        }
    }

    /// What the line is and who says so; written only when it is asked for.
    package var reason: Bilingual {
        let full = Decimals.text(full.hundredths, places: 2)
        switch origin {
        case .paper(let own):
            let text = Decimals.text(own.hundredths, places: 2)
            return Bilingual(
                "line: \(name.english) \(from) \(text) of \(full), stored with the paper",
                "分数线：\(name.chinese)线 \(text)/\(full)，记于试卷"
            )
        case .scheme(let threshold, let citation, let isProject):
            let own = isProject ? Label(", a default of shixun's", "，本系统默认") : Label("", "")
            return Bilingual(
                "line: \(name.english) \(from) \(threshold.text) of \(full) "
                    + "(\(citation)\(own.english))",
                "分数线：\(name.chinese)线 \(threshold.text)，满分 \(full)（\(citation)\(own.chinese)）"
            )
        }
    }

    /// Whether a pupil with these marks is at or above the line.
    package func isReached(by marks: Marks) -> Bool {
        marks.hundredths >= least
    }
}
