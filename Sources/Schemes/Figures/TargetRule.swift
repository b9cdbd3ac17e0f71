import Domain
import Grammar
import Notation

/// Judges a class's result by the standard of its grade.
struct TargetRule {
    let result: ClassResult
    let paper: Paper
    let standard: (Standard, Regulations.InForce)?
    let base: (RateBase, Regulations.InForce)?
    let line: (ThresholdLine, Regulations.InForce)?

    /// The figure for one metric.
    func figure(_ metric: Metric) -> TargetFigure {
        let (have, wanted) = parts(of: metric)
        let count = baseCount
        let verdict: Verdict
        var short: Int?
        var gap: Bilingual?
        if count == 0 {
            verdict = .noData
            gap = Bilingual("nobody sat it", "无人参加考试")
        } else if let wanted {
            let need = self.need(metric, wanted, of: count)
            verdict = have >= need ? .met : .notMet
            short = max(0, need - have)
        } else {
            verdict = .noData
            gap = missingStandard(metric)
        }
        return TargetFigure(
            schoolClass: result.id.schoolClass,
            grade: result.grade,
            subject: result.id.subject,
            metric: metric,
            have: have,
            base: count,
            standard: wanted,
            verdict: verdict,
            short: short,
            gap: gap,
            scheme: standard?.1.citation,
            reasons: reasons(metric, have, count, wanted, verdict, short, gap)
        )
    }

    /// Those whom the figures are of: who sat it, or the whole list (H04's switch).
    private var baseCount: Int {
        switch base?.0.absent {
        case .zero: result.onRoll
        case .excluded, nil: result.sat
        }
    }

    private func parts(of metric: Metric) -> (have: Int, wanted: Int?) {
        switch metric {
        case .excellentRate: (result.excellent, standard?.0.excellent?.hundredths)
        case .passRate: (result.pass, standard?.0.pass?.hundredths)
        case .mean: (result.total.hundredths, standard?.0.mean.map(scaled))
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
    private func need(_ metric: Metric, _ wanted: Int, of count: Int) -> Int {
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

    // MARK: Reasons

    private func reasons(
        _ metric: Metric,
        _ have: Int,
        _ count: Int,
        _ wanted: Int?,
        _ verdict: Verdict,
        _ short: Int?,
        _ gap: Bilingual?
    ) -> [Bilingual] {
        var reasons = [entry, baseReason(count)]
        if metric != .mean { reasons.append(lineReason(metric)) }
        if let gap {
            reasons.append(Bilingual("no data: \(gap.english)", "无数据：\(gap.chinese)"))
            return reasons
        }
        reasons.append(arithmetic(metric, have, count))
        if let wanted, let short {
            reasons.append(judgement(metric, wanted, count, verdict, short))
        }
        reasons.append(ruleReason)
        return reasons
    }

    private var entry: Bilingual {
        let total = Decimals.text(result.total.hundredths, places: 2)
        return Bilingual(
            "entry: result \(result.id.text) rev \(result.revision): on roll \(result.onRoll), "
                + "sat \(result.sat), excellent \(result.excellent), pass \(result.pass), "
                + "total \(total)",
            "记录：成绩 \(result.id.text) 第 \(result.revision) 版：在册 \(result.onRoll)，"
                + "实考 \(result.sat)，优秀 \(result.excellent)，合格 \(result.pass)，总分 \(total)"
        )
    }

    private func baseReason(_ count: Int) -> Bilingual {
        let absent = result.onRoll - result.sat
        let cited =
            base.map { rule in
                let isOurs = rule.0.source.origin == .project
                return " (\(rule.1.citation)\(isOurs ? ", origin=project" : ""))"
            } ?? ""
        switch base?.0.absent {
        case .zero:
            return Bilingual(
                "base: the \(count) on roll; \(absent) absent count with 0 marks\(cited)",
                "基数：在册 \(count) 人；缺考 \(absent) 人计零分\(cited)"
            )
        case .excluded, nil:
            let origin = base == nil ? ", shixun's default" : cited
            let chinese = base == nil ? "（本项目默认）" : cited
            return Bilingual(
                "base: the \(count) who sat it; \(absent) absent are not counted\(origin)",
                "基数：实考 \(count) 人；缺考 \(absent) 人不计\(chinese)"
            )
        }
    }

    private func lineReason(_ metric: Metric) -> Bilingual {
        let mark = metric == .excellentRate ? paper.excellent : paper.pass
        let name = metric == .excellentRate ? Label("excellent", "优秀") : Label("pass", "合格")
        let full = Decimals.text(paper.full.hundredths, places: 2)
        if let mark {
            let text = Decimals.text(mark.hundredths, places: 2)
            return Bilingual(
                "line: \(name.english) from \(text) of \(full), stored with the paper",
                "分数线：\(name.chinese)线 \(text)/\(full)，记于试卷"
            )
        }
        let share = metric == .excellentRate ? line?.0.excellent : line?.0.pass
        guard let share, let line else {
            return Bilingual(
                "line: \(name.english) is not set; the counts are as they were entered",
                "分数线：未设\(name.chinese)线，人数按录入计"
            )
        }
        let origin =
            line.0.source.origin == .project
            ? Label(", a default of shixun's", "，本项目默认") : Label("", "")
        return Bilingual(
            "line: \(name.english) from \(share.text) of \(full) "
                + "(\(line.1.citation)\(origin.english)); the counts are as they were entered",
            "分数线：\(name.chinese)线为满分 \(full) 的 \(share.text)"
                + "（\(line.1.citation)\(origin.chinese)），人数按录入计"
        )
    }

    private func arithmetic(_ metric: Metric, _ have: Int, _ count: Int) -> Bilingual {
        let value: String
        let term: String
        switch metric {
        case .excellentRate, .passRate:
            term = "\(have) / \(count)"
            value =
                Fraction(have * 100, count).rounded(places: 2).map {
                    Decimals.fixed($0, places: 2) + "%"
                } ?? ""
        case .mean:
            term = "\(Decimals.text(have, places: 2)) / \(count)"
            value =
                Fraction(have, count).rounded(places: 0).map {
                    Decimals.fixed($0, places: 2)
                } ?? ""
        }
        return Bilingual(
            "\(metric.label.english) = \(term) = \(value) "
                + "(shown to 2 places, half up; compared exactly)",
            "\(metric.label.chinese) = \(term) = \(value)（显示两位，四舍五入；比较用精确值）"
        )
    }

    private func judgement(
        _ metric: Metric,
        _ wanted: Int,
        _ count: Int,
        _ verdict: Verdict,
        _ short: Int
    ) -> Bilingual {
        let need = need(metric, wanted, of: count)
        let isMean = metric == .mean
        let standard = Decimals.text(wanted, places: 2) + (isMean ? "" : "%")
        let needed = isMean ? Decimals.text(need, places: 2) : String(need)
        let lacking = isMean ? Decimals.text(short, places: 2) : String(short)
        let unit = isMean ? Label("marks in the total", "分（总分）") : Label("pupils", "人")
        return Bilingual(
            "standard \(standard): needs \(needed) \(unit.english) of \(count); "
                + (short == 0 ? "met" : "not met, \(lacking) short"),
            "标准 \(standard)：\(count) 人需 \(needed)\(unit.chinese)；"
                + (short == 0 ? "达标" : "未达标，差 \(lacking)")
        )
    }

    private var ruleReason: Bilingual {
        guard let standard else { return Bilingual("rule: none", "规则：无") }
        let source = standard.0.source
        let place = source.source.map { ", \($0)" } ?? ""
        let project = source.origin == .project
        return Bilingual(
            "rule: \(standard.1.citation) line \(source.line)\(place)"
                + (project ? "; a default of shixun's own" : ""),
            "规则：\(standard.1.citation) 第 \(source.line) 行\(place)" + (project ? "；本项目默认" : "")
        )
    }
}
