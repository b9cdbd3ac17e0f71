package import Grammar

/// What `subscribe` and `idle` have in common.
package enum EventQuestion {
    /// The longest that `idle` waits when it is told how long.
    package static let longestTimeoutSeconds = 86_400

    /// The rows of `idle`.
    package static let columns = ColumnSet([
        ColumnSpec("seq", "序号", .integer), ColumnSpec("topic", "主题", .word),
        ColumnSpec("action", "动作", .word), ColumnSpec("id", "编号", .id),
        ColumnSpec("rev", "版本", .integer),
    ])

    static func sequence(_ number: Int?) throws(Refusal) -> Int? {
        guard let number, number < 0 else { return number }
        throw Refusal(.badArgument, "a sequence is 0 or more", "序号不能为负", want: "from")
    }

    static func timeout(_ seconds: Int?) throws(Refusal) -> Int? {
        guard let seconds, !(0...longestTimeoutSeconds).contains(seconds) else { return seconds }
        throw Refusal(
            .badArgument,
            "a timeout is 0 to \(longestTimeoutSeconds) seconds",
            "超时为 0 到 \(longestTimeoutSeconds) 秒",
            want: "timeout"
        )
    }
}
