import Domain
import Grammar
import Notation

/// Judges a class's result by the standard of its grade.
struct TargetRule {
    let result: ClassResult
    let paper: Paper
    let tally: Tally
    let lines: BandLines
    let standard: (Standard, Regulations.InForce)?
    let base: (RateBase, Regulations.InForce)?
    let evidence: (EvidenceRule, Regulations.InForce)?

    /// What comes of one metric, without its reasons.
    struct Judgement {
        let have: Int?
        let wanted: Int?
        let count: Int
        let gap: Bilingual?
        var verdict = Verdict.noData
        var short: Int?
    }

    func judged(_ metric: Metric) -> Judgement {
        let (have, wanted) = parts(of: metric)
        let count = baseCount
        let gap = gap(metric, have, wanted, count)
        var judgement = Judgement(have: have, wanted: wanted, count: count, gap: gap)
        guard gap == nil, let wanted else { return judgement }
        let need = self.need(metric, wanted, of: count)
        if let have {
            judgement.verdict = have >= need ? .met : .notMet
            judgement.short = max(0, need - have)
        } else if let span = printedSpan {
            judgement.verdict = span.lowerBound >= need ? .met : .notMet
        }
        return judgement
    }

    /// The figure for one metric.
    func figure(_ metric: Metric) -> TargetFigure {
        let judged = judged(metric)
        let shown = evidence(metric, judged)
        return TargetFigure(
            schoolClass: result.id.schoolClass,
            grade: result.grade,
            subject: result.id.subject,
            metric: metric,
            have: judged.have,
            base: judged.count,
            tally: tally,
            standard: judged.wanted,
            verdict: judged.verdict,
            short: judged.short,
            evidence: shown,
            gap: judged.gap,
            scheme: standard?.1.citation,
            reasons: reasons(metric, judged, shown)
        )
    }

    private func evidence(_ metric: Metric, _ judged: Judgement) -> Evidence? {
        guard judged.verdict != .noData, let have = judged.have, let wanted = judged.wanted
        else { return nil }
        return Evidence(
            metric,
            have: have,
            base: judged.count,
            tally: tally,
            full: paper.full,
            wanted: wanted,
            rule: evidence
        )
    }

    /// Why there is no verdict; nil where there is one.
    private func gap(_ metric: Metric, _ have: Int?, _ wanted: Int?, _ count: Int) -> Bilingual? {
        if count == 0 { return Bilingual("nobody sat it", "无人参加考试") }
        guard let wanted else { return missingStandard(metric) }
        if have != nil { return nil }
        guard metric == .mean else {
            return !tally.hasMarks
                ? Bilingual("the count was not entered", "人数未录入")
                : Bilingual("no line: neither paper nor scheme sets it", "没有分数线：试卷和方案均未设")
        }
        guard let span = printedSpan else {
            return Bilingual("levels have no mean", "等级没有平均分")
        }
        let need = need(metric, wanted, of: count)
        guard span.lowerBound < need, span.upperBound >= need else { return nil }
        return Bilingual(
            "the printed mean is within half a unit of the target: enter the total",
            "印出的平均分与标准相差不到半个单位：请录入总分"
        )
    }

    /// The least and the greatest total, in hundredths, that the printed mean stands for.
    private var printedSpan: ClosedRange<Int>? {
        guard let printed = tally.printed else { return nil }
        let (twice, unit) = (2 * printed.hundredths, printed.unitHundredths)
        let least = max(0, ((twice - unit) * tally.sat + 1) / 2)
        return least...max(least, (twice + unit) * tally.sat / 2)
    }

    /// Those whom the figures are of: who sat it, or all but the excused (H04's switch).
    private var baseCount: Int {
        switch base?.0.absent {
        case .zero: tally.onRoll - tally.excused
        case .excluded, nil: tally.sat
        }
    }

    private func parts(of metric: Metric) -> (have: Int?, wanted: Int?) {
        switch metric {
        case .excellentRate: (tally.excellent, standard?.0.excellent?.hundredths)
        case .passRate: (tally.pass, standard?.0.pass?.hundredths)
        case .mean: (tally.total?.hundredths, standard?.0.mean.map(scaled))
        }
    }

    /// The mean wanted, in hundredths of a mark of this paper; rounded up, for display and reasons.
    private func scaled(_ mean: Marks) -> Int {
        guard let full = standard?.0.full, full != paper.full else { return mean.hundredths }
        return Fraction(mean.hundredths, full.hundredths).ceiling(times: paper.full.hundredths)
    }

    /// The least count of pupils, or the least total in hundredths, that reaches the standard.
    ///
    /// `have` ≥ ceil(share × base) exactly when have / base ≥ share, since both are whole numbers.
    func need(_ metric: Metric, _ wanted: Int, of count: Int) -> Int {
        switch metric {
        case .excellentRate, .passRate: return Fraction(wanted, 10_000).ceiling(times: count)
        case .mean:
            guard let rule = standard?.0, let mean = rule.mean, rule.full != paper.full else {
                return wanted * count
            }
            let share = Fraction(mean.hundredths, rule.full.hundredths)
            return share.ceiling(times: paper.full.hundredths * count)
        }
    }

    private func missingStandard(_ metric: Metric) -> Bilingual {
        guard let standard else {
            return Bilingual(
                "no standard for grade \(result.grade.text)",
                "\(result.grade.chineseName)没有标准"
            )
        }
        return Bilingual(
            "\(metric.label.english) is not set in \(standard.1.citation)",
            "方案 \(standard.1.citation) 未规定\(metric.label.chinese)"
        )
    }
}
