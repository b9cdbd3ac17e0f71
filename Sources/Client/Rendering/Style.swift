/// Bold and coloured text on a terminal; never the only carrier of a meaning.
package struct Style: Sendable {
    private let isOn: Bool
    /// Whether the screen can be emptied, which NO_COLOR does not forbid.
    private let clears: Bool

    /// Nothing but the text: pipes, files, NO_COLOR, TERM=dumb.
    package static let plain = Style(isOn: false, clears: false)

    private init(isOn: Bool, clears: Bool) {
        self.isOn = isOn
        self.clears = clears
    }

    /// The style of a descriptor.
    ///
    /// Source: https://no-color.org: any value of NO_COLOR that is not empty turns colours off.
    package init(isTerminal: Bool, environment: Environment) {
        let terminal = environment["TERM"] ?? "dumb"
        clears = isTerminal && terminal != "dumb"
        isOn = clears && environment["NO_COLOR"] == nil
    }

    func bold(_ text: some StringProtocol) -> String { wrapped(text, "1") }
    func dim(_ text: some StringProtocol) -> String { wrapped(text, "2") }
    func red(_ text: some StringProtocol) -> String { wrapped(text, "31") }
    func yellow(_ text: some StringProtocol) -> String { wrapped(text, "33") }

    /// What empties the screen and goes to its first line.
    var clearsScreen: String { clears ? "\u{1B}[H\u{1B}[2J" : "" }

    private func wrapped(_ text: some StringProtocol, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : String(text)
    }
}
