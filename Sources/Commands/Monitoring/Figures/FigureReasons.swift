import Domain
import Grammar
import Notation
import Schemes

/// Why a row of figures is what it is: entries, conventions, arithmetic.
struct FigureReasons {
    let row: Figures.Row

    var lines: [Bilingual] {
        var lines = [title] + row.results.map(entry) + [base]
        lines += bands
        lines += [mean, fromGrade, deviation].compactMap(\.self)
        lines += indices
        return lines
    }

    /// The rules alone, for a page's footer: lines, base, divisor, indices.
    var rules: [Bilingual] {
        guard let conventions = row.conventions else { return [] }
        let lines = conventions.lines
        let cited = citation(conventions.base)
        let deviation = citation(conventions.deviation)
        let divisor = conventions.divisor.label
        let reasons = [lines.excellent, lines.good, lines.pass, lines.low].compactMap { $0?.reason }
        return reasons + [
            conventions.countsAbsent
                ? Bilingual(
                    "the absent count with 0 marks\(cited.english)",
                    "缺考计零分\(cited.chinese)"
                )
                : Bilingual(
                    "base: those who sat it\(cited.english)",
                    "基数为实考人数\(cited.chinese)"
                ),
            Bilingual(
                "standard deviation divided by \(divisor.english)\(deviation.english)",
                "标准差除以 \(divisor.english)\(deviation.chinese)"
            ),
        ]
            + conventions.indices.map { rule, citation in
                let (text, place) = (formula(rule), self.cited(rule, citation))
                return Bilingual(
                    "\(text.english) \(place.english)",
                    "\(text.chinese)\(place.chinese)"
                )
            }
    }

    private func cited(_ rule: IndexRule, _ citation: String) -> Label {
        let line = rule.source.line
        return Label("(\(citation) line \(line))", "（\(citation) 第 \(line) 行）")
    }

    private func formula(_ rule: IndexRule) -> Bilingual {
        let english = rule.weights.map { part, weight in
            "\(part == .low ? "- " : "+ ")\(weight.text) \(part.label.english)"
        }
        let chinese = rule.weights.map { part, weight in
            "\(part == .low ? "- " : "+ ")\(part.label.chinese)×\(weight.text)"
        }
        return Bilingual(
            "index \(rule.name) = \(english.joined(separator: " "))",
            "指数 \(rule.name) = \(chinese.joined(separator: " "))"
        )
    }

    private var title: Bilingual {
        let key = row.key
        let parts = [
            key.test.text, key.unit?.text, key.grade?.text, key.schoolClass?.text, key.subject,
        ]
        let text = parts.compactMap(\.self).joined(separator: " ")
        return Bilingual(text, text)
    }

    private func entry(_ result: ClassResult) -> Bilingual {
        Bilingual(
            "  entry: result \(result.id.text) rev \(result.revision), of "
                + result.origin.label.english,
            "  记录：成绩 \(result.id.text) 第 \(result.revision) 版，来源\(result.origin.label.chinese)"
        )
    }

    private var base: Bilingual {
        let pool = row.pool
        let cited = citation(row.conventions?.base)
        return row.conventions?.countsAbsent == true
            ? Bilingual(
                "  base: \(pool.base); \(pool.absent) absent count with 0 marks, "
                    + "\(pool.excused) excused do not\(cited.english)",
                "  基数：\(pool.base) 人；缺考 \(pool.absent) 人计零分，免考 \(pool.excused) 人不计\(cited.chinese)"
            )
            : Bilingual(
                "  base: the \(pool.base) who sat it; \(pool.absent) absent and "
                    + "\(pool.excused) excused are not counted\(cited.english)",
                "  基数：实考 \(pool.base) 人；缺考 \(pool.absent) 人、免考 \(pool.excused) 人不计\(cited.chinese)"
            )
    }

    private func citation(_ text: String?) -> Label {
        guard let text, !text.isEmpty else { return Label(" (shixun's default)", "（本系统默认）") }
        return Label(" (\(text))", "（\(text)）")
    }

    private var bands: [Bilingual] {
        let pool = row.pool
        let lines = row.conventions?.lines
        let parts: [(IndexRule.Part, Int?, BandLine?)] = [
            (.excellent, pool.excellent, lines?.excellent), (.good, pool.good, lines?.good),
            (.pass, pool.pass, lines?.pass), (.low, pool.low, lines?.low),
        ]
        return parts.map { part, count, line in
            let name = part.label
            guard let count, let percent = FigureTable.percent(pool.rate(part)) else {
                return Bilingual(
                    "  \(name.english): no data, \(unknown(line).english)",
                    "  \(name.chinese)：无数据，\(unknown(line).chinese)"
                )
            }
            let value = Decimals.fixed(percent, places: 2)
            return Bilingual(
                "  \(name.english): \(count) / \(pool.base) = \(value)%"
                    + (line.map { "; \($0.reason.english)" } ?? ""),
                "  \(name.chinese)：\(count) / \(pool.base) = \(value)%"
                    + (line.map { "；\($0.reason.chinese)" } ?? "")
            )
        }
    }

    private func unknown(_ line: BandLine?) -> Bilingual {
        line == nil
            ? Bilingual("no line is set", "未设分数线")
            : Bilingual("a count was not entered", "有人数未录入")
    }

    private var mean: Bilingual? {
        let pool = row.pool
        guard let total = pool.total, let mean = pool.mean?.rounded(places: 0) else {
            return pool.full == nil
                ? Bilingual(
                    "  mean: none, the papers have different full marks; see the score rate",
                    "  平均分：无，试卷满分不同，请看得分率"
                )
                : Bilingual("  mean: no data, a total is not known", "  平均分：无数据，总分未知")
        }
        let sum = Decimals.text(total, places: 2)
        let value = Decimals.fixed(mean, places: 2)
        return Bilingual(
            "  mean = \(sum) / \(pool.base) = \(value) (2 places, half up)",
            "  平均分 = \(sum) / \(pool.base) = \(value)（两位，四舍五入）"
        )
    }

    private var fromGrade: Bilingual? {
        guard let difference = row.fromGrade?.rounded(places: 0),
            let grade = row.gradePool.mean?.rounded(places: 0)
        else { return nil }
        let (value, mean) = (
            Decimals.fixed(difference, places: 2), Decimals.fixed(grade, places: 2)
        )
        return Bilingual(
            "  from the grade's mean \(mean) of \(row.gradePool.base): \(value)",
            "  与年级平均分 \(mean)（\(row.gradePool.base) 人）相差：\(value)"
        )
    }

    private var deviation: Bilingual? {
        let divisor = row.conventions?.divisor ?? .count
        let cited = citation(row.conventions?.deviation)
        guard let value = row.pool.deviation(by: divisor) else {
            return Bilingual(
                "  standard deviation: no data, pupils' marks are not known",
                "  标准差：无数据，没有学生分数"
            )
        }
        let text = Decimals.fixed(value, places: 4)
        return Bilingual(
            "  standard deviation, divided by \(divisor.label.english)\(cited.english): \(text)",
            "  标准差，除以 \(divisor.label.english)\(cited.chinese)：\(text)"
        )
    }

    private var indices: [Bilingual] {
        (row.conventions?.indices ?? []).map { rule, citation in
            let (text, place) = (formula(rule), self.cited(rule, citation))
            let value = row.pool.index(rule).map { Decimals.fixed($0, places: 4) }
            return Bilingual(
                "  \(text.english) = \(value ?? "no data: a part is missing") \(place.english)",
                "  \(text.chinese) = \(value ?? "无数据：缺少组成部分")\(place.chinese)"
            )
        }
    }
}
