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
        /// The least count of pupils, or the least total in hundredths, that reaches it.
        let need: Int
        let count: Int
        /// Why there is no verdict; nil where there is one.
        let gap: Bilingual?
        let verdict: Verdict
        let short: Int?
    }

    private var needs: TargetNeeds {
        TargetNeeds(standard?.0, base?.0, full: paper.full)
    }

    private func judged(_ metric: Metric) -> Judgement {
        let (needs, counted) = (needs, tally.counted)
        let count = needs.base(counted)
        let (have, wanted) = (needs.have(metric, counted), needs.wanted(metric))
        let need = needs.need(metric, of: count)
        let verdict = needs.verdict(metric, counted)
        var short: Int?
        if verdict != .noData, let have, let need { short = max(0, need - have) }
        return Judgement(
            have: have,
            wanted: wanted,
            need: need ?? 0,
            count: count,
            gap: verdict == .noData ? gap(metric, have, wanted, count) : nil,
            verdict: verdict,
            short: short
        )
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
            rule: self,
            judged: judged
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

    /// Why there is no verdict, where there is none.
    private func gap(_ metric: Metric, _ have: Int?, _ wanted: Int?, _ count: Int) -> Bilingual {
        if count == 0 { return Bilingual("nobody sat it", "无人参加考试") }
        guard wanted != nil else { return missingStandard(metric) }
        guard metric == .mean else {
            return !tally.hasMarks
                ? Bilingual("the count was not entered", "人数未录入")
                : Bilingual("no line: neither paper nor scheme sets it", "没有分数线：试卷和方案均未设")
        }
        guard tally.printed != nil else { return Bilingual("levels have no mean", "等级没有平均分") }
        return Bilingual(
            "the printed mean is within half a unit of the target: enter the total",
            "印出的平均分与标准相差不到半个单位：请录入总分"
        )
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
