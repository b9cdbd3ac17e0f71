internal import Grammar

/// What a refusal says may be asked for one by one: which query lists the questions, and which
/// parameter takes the answers.
package struct Questionnaire: Hashable {
    /// The statement that lists the questions (`ask=`).
    package let query: String
    /// The parameter that is missing (`want=`).
    package let parameter: String

    /// - Returns: nil for a reply that offers nothing to ask.
    package init?(_ status: ReplyStatus) {
        guard status.isRefusal, let query = status["ask"], let parameter = status["want"] else {
            return nil
        }
        self.query = query
        self.parameter = parameter
    }

    /// One question of a form: a row of the query.
    package struct Question: Hashable {
        package let name: String
        /// The group and the title, as far as there are any.
        package let about: [String]
        /// What may be answered: words, or a range `0..15`.
        package let choices: [String]
        /// What each choice means.
        package let meanings: [String]
        /// The answer that is there already.
        package let answer: String?

        /// Reads a row by its columns' names.
        package init?(_ columns: [Column], _ row: [String?]) {
            func field(_ name: String) -> String? {
                guard let place = columns.firstIndex(where: { $0.name == name }),
                    row.indices.contains(place)
                else { return nil }
                return row[place]
            }
            guard let name = field("item"), let points = field("points") else { return nil }
            self.name = name
            about = [field("group"), field("title")].compactMap(\.self)
            choices = points.split(separator: "|").map(String.init)
            meanings = field("levels")?.split(separator: ";").map(String.init) ?? []
            answer = field("mark")
        }

        /// Whether the daemon takes the answer.
        package func takes(_ answer: String) -> Bool {
            choices.contains { choice in
                if choice == answer { return true }
                guard let dots = choice.firstRange(of: ".."),
                    let low = Self.hundredths(choice[..<dots.lowerBound]),
                    let high = Self.hundredths(choice[dots.upperBound...]),
                    let value = Self.hundredths(answer[...])
                else { return false }
                return (low...max(low, high)).contains(value)
            }
        }

        /// Reads `12` or `12.5`; at most two places.
        private static func hundredths(_ text: Substring) -> Int? {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), whole >= 0,
                whole < 1_000_000
            else { return nil }
            let places = parts.count == 2 ? parts[1] : ""
            guard places.utf8.count <= 2, parts.count == 1 || Int(places) != nil else {
                return nil
            }
            let padded = places + String(repeating: "0", count: 2 - places.utf8.count)
            return whole * 100 + (Int(padded) ?? 0)
        }

        /// What Tab proposes for what is typed.
        package func proposals(_ typed: String) -> [String] {
            let shown = meanings.isEmpty ? choices : meanings
            return shown.filter { $0.hasPrefix(typed) }
        }
    }
}
