internal import Grammar

/// The last line of a batch, for a person who watches it.
enum BatchSummary {
    /// `120 statements, 0 refused, 0.31 s`.
    static func text(_ outcome: BatchOutcome, took duration: Duration) -> Bilingual {
        let seconds = seconds(duration)
        return Bilingual(
            "\(counted(outcome.statements, "statement")), \(outcome.refused) refused, \(seconds) s",
            "\(outcome.statements) 条语句，\(outcome.refused) 条被拒绝，用时 \(seconds) 秒"
        )
    }

    /// Seconds with two places, rounded down.
    static func seconds(_ duration: Duration) -> String {
        let hundredths = duration.components.attoseconds / 10_000_000_000_000_000
        return "\(duration.components.seconds)." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
    }
}
