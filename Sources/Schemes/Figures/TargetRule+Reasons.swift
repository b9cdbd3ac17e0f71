import Domain
import Grammar
import Notation

extension TargetRule {
    func reasons(
        _ metric: Metric,
        _ judged: Judgement,
        _ evidence: Evidence?
    ) -> [Bilingual] {
        guard judged.gap == nil else { return inputs(metric, judged) + [basis(judged)] }
        var reasons = derivation(metric, judged)
        if let wanted = judged.wanted {
            reasons.append(judgement(metric, wanted, judged))
        }
        if let evidence { reasons.append(evidence.reason) }
        return reasons + [basis(judged)]
    }

    /// The entry, whom the figure is of, the line at which they were counted.
    private func inputs(_ metric: Metric, _ judged: Judgement) -> [Bilingual] {
        [entry, baseReason(judged.count)] + (metric == .mean ? [] : [lineReason(metric)])
    }

    /// How the figure alone is made, whatever is asked of it.
    func derivation(_ metric: Metric, _ judged: Judgement) -> [Bilingual] {
        var reasons = inputs(metric, judged)
        guard judged.count > 0 else { return reasons }
        if let have = judged.have {
            reasons.append(arithmetic(metric, have, judged.count))
        } else if let printed = tally.printed, metric == .mean {
            reasons.append(printedReason(printed))
        }
        return reasons
    }

    /// The rule and its source; where there is no verdict, why there is none.
    func basis(_ judged: Judgement) -> Bilingual {
        guard let gap = judged.gap else { return ruleReason }
        return Bilingual("no data: \(gap.english)", "无数据：\(gap.chinese)")
    }

    private var entry: Bilingual {
        func count(_ value: Int?) -> Label {
            value.map { Label(String($0), String($0)) } ?? Label("unset", "未录入")
        }
        let (excellent, pass) = (count(tally.excellent), count(tally.pass))
        let total = tally.total.map { Decimals.text($0.hundredths, places: 2) }
        let sum = total.map { Label(", total \($0)", "，总分 \($0)") } ?? Label("", "")
        let excused =
            tally.excused == 0
            ? Label("", "") : Label(", excused \(tally.excused)", "，免考 \(tally.excused)")
        let from = tally.hasMarks ? Label(" of pupils' marks", "（学生分数）") : Label("", "")
        return Bilingual(
            "entry: result \(result.id.text) rev \(result.revision)\(from.english): "
                + "on roll \(tally.onRoll), sat \(tally.sat)\(excused.english), "
                + "excellent \(excellent.english), pass \(pass.english)\(sum.english)",
            "记录：成绩 \(result.id.text) 第 \(result.revision) 版\(from.chinese)："
                + "在册 \(tally.onRoll)，实考 \(tally.sat)\(excused.chinese)，"
                + "优秀 \(excellent.chinese)，合格 \(pass.chinese)\(sum.chinese)"
        )
    }

    private func printedReason(_ printed: PrintedMean) -> Bilingual {
        let unit = Decimals.text(printed.unitHundredths, places: 2)
        return Bilingual(
            "mean: \(printed.text) as printed, rounded to \(unit); the total is not known",
            "平均分：印出 \(printed.text)，已舍入到 \(unit)；总分未知"
        )
    }

    private func baseReason(_ count: Int) -> Bilingual {
        let absent = tally.absent
        let cited =
            base.map { rule, inForce in
                let citation = inForce.citation(of: rule.source)
                return Label(" (\(citation))", "（\(citation)）")
            } ?? Label(", shixun's default", "（本系统默认）")
        switch base?.0.absent {
        case .zero:
            return Bilingual(
                "base: the \(count) on roll; \(absent) absent count with 0 marks"
                    + cited.english,
                "基数：在册 \(count) 人；缺考 \(absent) 人计零分\(cited.chinese)"
            )
        case .excluded, nil:
            return Bilingual(
                "base: the \(count) who sat it; \(absent) absent are not counted"
                    + cited.english,
                "基数：实考 \(count) 人；缺考 \(absent) 人不计\(cited.chinese)"
            )
        }
    }

    private func lineReason(_ metric: Metric) -> Bilingual {
        let line = metric == .excellentRate ? lines.excellent : lines.pass
        let isStored = (metric == .excellentRate ? paper.excellent : paper.pass) != nil
        let name = metric == .excellentRate ? Label("excellent", "优秀") : Label("pass", "合格")
        let typed =
            !tally.hasMarks && !isStored
            ? Label("; the counts are as they were entered", "，人数按录入计") : Label("", "")
        guard let line else {
            return Bilingual(
                "line: \(name.english) is not set\(typed.english)",
                "分数线：未设\(name.chinese)线\(typed.chinese)"
            )
        }
        return Bilingual(
            line.reason.english + typed.english,
            line.reason.chinese + typed.chinese
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
        _ judged: Judgement
    ) -> Bilingual {
        let (need, count, short) = (judged.need, judged.count, judged.short)
        let isMean = metric == .mean
        let standard = Decimals.text(wanted, places: 2) + (isMean ? "" : "%")
        let needed = isMean ? Decimals.text(need, places: 2) : String(need)
        let lacking = short.map { isMean ? Decimals.text($0, places: 2) : String($0) } ?? "?"
        let isMet = judged.verdict == .met
        let unit = isMean ? Label("marks in the total", "分（总分）") : Label("pupils", "人")
        return Bilingual(
            "standard \(standard): needs \(needed) \(unit.english) of \(count); "
                + (isMet ? "met" : "not met, \(lacking) short"),
            "标准 \(standard)：\(count) 人需 \(needed) \(unit.chinese)；"
                + (isMet ? "达标" : "未达标，差 \(lacking)")
        )
    }

    private var ruleReason: Bilingual {
        guard let standard else { return Bilingual("rule: none", "规则：无") }
        let source = standard.0.source
        let place = source.source.map { Label(", \($0)", "，\($0)") } ?? Label("", "")
        let project = source.origin == .project
        return Bilingual(
            "rule: \(standard.1.citation) line \(source.line)\(place.english)"
                + (project ? "; a default of shixun's own" : ""),
            "规则：\(standard.1.citation) 第 \(source.line) 行\(place.chinese)"
                + (project ? "；本系统默认" : "")
        )
    }
}
