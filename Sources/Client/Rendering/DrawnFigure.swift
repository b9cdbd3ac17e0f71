extension Double {
    /// The most that a figure may be to be drawn.
    private static let limit = 1e9

    /// A figure that can be drawn; nil for text, for what is no number, and for what no page holds.
    init?(figure text: some StringProtocol) {
        guard let number = Double(text), number.magnitude <= Self.limit else { return nil }
        self = number
    }
}
