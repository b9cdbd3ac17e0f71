internal import Grammar

/// How far a batch is: a bar on a terminal, or lines of JSON for tools; always on standard error.
///
/// A class: it knows what it has shown.
package final class Progress {
    /// How it is shown.
    package enum Form: String, Sendable, CaseIterable {
        /// A bar where standard error is a terminal and the batch takes long.
        case auto
        /// One JSON object a line.
        case json
        case none
    }

    private let form: Form
    private let messages: Messages
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant
    private var isShown = false

    /// Before this, a batch needs no bar.
    private static let patience = Duration.seconds(1)
    private static let barInterval = Duration.milliseconds(200)
    private static let jsonInterval = Duration.seconds(1)
    private static let cells = 24

    init(_ form: Form, messages: Messages) {
        self.form = form == .auto && !messages.isTerminal ? .none : form
        self.messages = messages
        last = start
    }

    /// Shows how far it is, where it is time; `part` is done of 1, as far as can be told.
    func tell(_ outcome: BatchOutcome, part: () -> Double?) {
        guard form != .none else { return }
        let now = ContinuousClock.now
        switch form {
        case .none: return
        case .json:
            guard now - last >= Self.jsonInterval else { return }
            last = now
            messages.show(json(outcome, now - start, part(), isDone: false))
        case .auto:
            guard now - start >= Self.patience, now - last >= Self.barInterval else { return }
            last = now
            isShown = true
            messages.show("\r" + bar(outcome, now - start, part()) + "\u{1B}[K")
        }
    }

    /// Takes the bar away, before anything else is shown.
    func clear() {
        guard isShown else { return }
        isShown = false
        messages.show("\r\u{1B}[K")
    }

    /// The last word.
    func end(_ outcome: BatchOutcome) {
        clear()
        guard form == .json else { return }
        messages.show(json(outcome, ContinuousClock.now - start, 1, isDone: true))
    }

    // MARK: Texts

    private func bar(_ outcome: BatchOutcome, _ took: Duration, _ part: Double?) -> String {
        let rate = Self.rate(outcome, took)
        var text = ""
        if let part {
            let full = Int(part * Double(Self.cells))
            text = "[" + String(repeating: "#", count: full)
            text += String(repeating: ".", count: Self.cells - full) + "] \(Int(part * 100))% "
        }
        let left = Self.secondsLeft(took, part)
        text += Bilingual(
            "\(outcome.statements) done, \(rate)/s, \(outcome.refused) refused",
            "已完成 \(outcome.statements) 条，\(rate) 条/秒，\(outcome.refused) 条被拒绝"
        )[messages.language]
        if let left { text += Bilingual(", \(left) s left", "，还需 \(left) 秒")[messages.language] }
        return text
    }

    private func json(
        _ outcome: BatchOutcome,
        _ took: Duration,
        _ part: Double?,
        isDone: Bool
    ) -> String {
        let percent = part.map { "\(Int($0 * 100))" } ?? "null"
        let left = isDone ? "0" : Self.secondsLeft(took, part).map { "\($0)" } ?? "null"
        return "{\"statements\":\(outcome.statements),\"refused\":\(outcome.refused),"
            + "\"seconds\":\(BatchSummary.seconds(took)),"
            + "\"per_second\":\(Self.rate(outcome, took)),"
            + "\"percent\":\(percent),\"seconds_left\":\(left),\"done\":\(isDone)}\n"
    }

    private static func rate(_ outcome: BatchOutcome, _ took: Duration) -> Int {
        let seconds = took / .seconds(1)
        return seconds > 0 ? Int(Double(outcome.statements) / seconds) : 0
    }

    private static func secondsLeft(_ took: Duration, _ part: Double?) -> Int? {
        guard let part, part > 0.001 else { return nil }
        return Int((took / .seconds(1)) * (1 - part) / part + 0.5)
    }
}
