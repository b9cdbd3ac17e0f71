import Domain
import Grammar
import Notation
import Schemes

/// That a result's total, or its printed mean, goes with its counts at the lines of its paper.
enum TotalCheck {
    /// - Throws: RULE where no marks of so many pupils at those lines have that sum.
    static func check(
        _ counts: ResultCounts,
        _ paper: Paper,
        _ lines: BandLines
    ) throws(Refusal) {
        let span = TotalSpan(of: counts, lines, full: paper.full, takesDefaults: false)
        guard !span.admits(counts) else { return }
        let hint = "paper show \(paper.id.text)"
        if let clash = span.clash {
            throw Refusal(
                .rule,
                text(of: clash),
                want: clash.upper.english == "full" ? clash.lower.english : clash.upper.english,
                hint: hint
            )
        }
        let (name, have) = sum(counts)
        throw Refusal(
            .rule,
            contradiction(name, have, span),
            want: name.english,
            hint: hint,
            details: [Refusal.Detail("have", have), Refusal.Detail("need", span.rangeText)]
        )
    }

    /// What a default line of shixun's own has against the sum: it may only warn.
    static func warning(
        _ counts: ResultCounts,
        _ paper: Paper,
        _ lines: BandLines
    ) -> Bilingual? {
        let span = TotalSpan(of: counts, lines, full: paper.full, takesDefaults: true)
        guard !span.admits(counts) else { return nil }
        let said = span.clash.map(text) ?? contradiction(sum(counts).name, sum(counts).text, span)
        return Bilingual(
            "\(said.english); the lines are shixun's default: paper correct "
                + "\(paper.id.text) excellent=… pass=… reason=…",
            "\(said.chinese)；分数线为本系统默认：试卷 更正 \(paper.id.text) 优秀=… 合格=… 理由=…"
        )
    }

    /// Whether the sum goes with the counts at the lines that are not shixun's default.
    static func fits(_ counts: ResultCounts, _ paper: Paper, _ lines: BandLines) -> Bool {
        TotalSpan(of: counts, lines, full: paper.full, takesDefaults: false).admits(counts)
    }

    /// The same refusal for a result that is entered already, where something else is changed.
    static func refusal(
        of id: ClassResult.ID,
        _ cause: Refusal,
        want: String,
        hint: String
    ) -> Refusal {
        Refusal(
            .rule,
            Bilingual(
                "\(id.text): \(cause.message.english)",
                "\(id.text)：\(cause.message.chinese)"
            ),
            want: want,
            hint: hint,
            details: cause.details
        )
    }

    private static func sum(_ counts: ResultCounts) -> (name: Label, text: String) {
        switch counts.sum {
        case .total(let total):
            (Label("total", "总分"), Decimals.text(total.hundredths, places: 2))
        case .printed(let mean): (Label("mean", "平均分"), mean.text)
        case .levels: (Label("levels", "等级"), "")
        }
    }

    private static func contradiction(
        _ name: Label,
        _ have: String,
        _ span: TotalSpan
    ) -> Bilingual {
        let pupils = span.text.isEmpty ? "0" : span.text
        return Bilingual(
            "the \(name.english) \(have) contradicts the counts: \(pupils) gives a total of "
                + span.rangeText,
            "\(name.chinese) \(have) 与人数矛盾：\(pupils)，总分应为 \(span.rangeText)"
        )
    }

    private static func text(of clash: TotalSpan.Clash) -> Bilingual {
        let upper = Decimals.text(clash.upperLine, places: 2)
        let lower = Decimals.text(clash.lowerLine, places: 2)
        return Bilingual(
            "the counts of \(clash.upper.english) (from \(upper)) and \(clash.lower.english) "
                + "(from \(lower)) contradict each other",
            "\(clash.upper.chinese)（\(upper) 起）与\(clash.lower.chinese)（\(lower) 起）的人数互相矛盾"
        )
    }
}
