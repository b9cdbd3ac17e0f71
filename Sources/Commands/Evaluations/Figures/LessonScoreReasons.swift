import Domain
import Grammar
import Notation
import Schemes

/// Why a lesson's score is what it is: sheets, items, arithmetic, the method.
enum LessonScoreReasons {
    static func lines(_ scores: LessonScores) -> [Bilingual] {
        let rule = scores.instrument.rule
        let method = rule.method.label
        let line = rule.source.line
        var lines = [
            Bilingual(
                "\(scores.lesson.id.text) by \(scores.key.text) (line \(line)): \(method.english)",
                "\(scores.lesson.id.text) 按 \(scores.key.text)（第 \(line) 行）：\(method.chinese)"
            )
        ]
        lines += scores.entries.map { entry($0, scores) }
        lines.append(sum(scores))
        return lines
    }

    private static func entry(_ entry: LessonScores.Entry, _ scores: LessonScores) -> Bilingual {
        let observer = entry.observation.observer.text
        let marks = entry.observation.sheet?.marks ?? []
        let text = ItemMarks.text(marks, of: scores.instrument)
        switch entry.score {
        case .incomplete(let missing):
            let names = missing.joined(separator: ",")
            return Bilingual(
                "  \(observer): \(text): not counted, without a mark: \(names)",
                "  \(observer)：\(text)：不计入，缺 \(names)"
            )
        case .total(let total):
            let value = shown(total)
            let dropped = entry.isDropped
            return Bilingual(
                "  \(observer): \(text) = \(value)" + (dropped ? ", dropped" : ""),
                "  \(observer)：\(text) = \(value)" + (dropped ? "，去掉" : "")
            )
        }
    }

    private static func sum(_ scores: LessonScores) -> Bilingual {
        let kept = scores.entries.filter { $0.score.total != nil && !$0.isDropped }
        let terms = kept.map { entry in
            let value = entry.score.total.map(shown) ?? ""
            return entry.weight == 1 ? value : "\(entry.weight)×\(value)"
        }
        guard let combined = scores.combined else {
            return Bilingual("  no sheet is complete: no score", "  没有评完的表：无得分")
        }
        let isMedian = scores.instrument.rule.method == .median
        let weight = kept.reduce(0) { $0 + $1.weight }
        let formula =
            isMedian
            ? "(\(terms.joined(separator: ", ")))"
            : "(\(terms.joined(separator: " + "))) / \(weight)"
        return Bilingual(
            "  \(formula) = \(shown(combined)) (2 places, half up)",
            "  \(formula) = \(shown(combined))（两位，四舍五入）"
        )
    }

    static func shown(_ total: Fraction) -> String {
        Decimals.fixed(total.rounded(places: 0) ?? 0, places: 2)
    }
}
