/// The sequences in a transcript, told so that they hang on nothing that was there before.
///
/// `{+2}` is the second statement that the transcript has committed, `{teacher add T001}` the
/// one of the sample school that begins so. In replies, what a table about statements says of times
/// and of how much there is in all is left out.
package struct TranscriptNumbers: Sendable {
    private let fixture: [String]

    /// - Parameter fixture: the statements that were committed before.
    package init(fixture: [String]) {
        self.fixture = fixture
    }

    /// A request with the numbers that it means.
    package func request(_ text: String) -> String {
        text.replacing(/=\{([^}]*)\}/) { match in
            number(match.1).map { "=\($0)" } ?? String(match.0)
        }
    }

    private func number(_ name: Substring) -> Int? {
        guard name.hasPrefix("+") else {
            return fixture.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
        }
        return Int(name.dropFirst()).map { fixture.count + $0 }
    }

    /// A reply without the numbers that hang on what was there before.
    package func reply(_ lines: [String]) -> [String] {
        guard let header = lines.first, header.hasPrefix(":seq:integer") else {
            return lines.map(line)
        }
        let columns = header.split(separator: "\t")
        return lines.map { text in
            guard text.hasPrefix("=") else { return line(text) }
            let cells = text.dropFirst().split(separator: "\t", omittingEmptySubsequences: false)
            return "=" + zip(columns, cells).map(cell).joined(separator: "\t")
        }
    }

    private func cell(_ column: Substring, _ cell: Substring) -> String {
        switch column {
        case ":seq:integer", "statements:integer": Int(cell).map(name(of:)) ?? String(cell)
        case "time:text", "rows:integer", "objects:integer": fixture.isEmpty ? String(cell) : "…"
        default: String(cell)
        }
    }

    private func line(_ text: String) -> String {
        text.replacing(/((?:undid|by)=|statement |last one is |seq\\u\{3D\})([0-9]+)/) { match in
            match.1 + (Int(match.2).map(name(of:)) ?? "")
        }
    }

    private func name(of number: Int) -> String {
        guard number > fixture.count else {
            guard number > 0 else { return "{0}" }
            let words = fixture[number - 1].split(separator: " ").prefix(3)
            return "{\(words.joined(separator: " "))}"
        }
        // What was never committed is a number like any other.
        return number > fixture.count + 1_000 ? "\(number)" : "{+\(number - fixture.count)}"
    }
}
