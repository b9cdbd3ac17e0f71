package import Grammar

/// One of a few fixed words, which a parameter takes in English or Chinese.
package protocol WordChoice: CaseIterable, RawRepresentable<String>, Sendable {
    /// What the choice is called.
    static var label: Label { get }
    /// The Chinese word; the raw value is the English one.
    var chinese: String { get }
}

extension Reading where Value: WordChoice {
    /// One of the words.
    static var choice: Reading {
        let words = Value.allCases.map { Label($0.rawValue, $0.chinese) }
        let list = words.map(\.english).joined(separator: "|")
        let type = ValueType(Value.label, shape: list, completion: .words(words))
        return Reading(type) { value, _ throws(Refusal) in
            for (choice, word) in zip(Value.allCases, words) where word.isNamed(value.text) {
                return choice
            }
            throw value.refusal(
                .badArgument,
                "one of \(words.map(\.english).joined(separator: ", "))",
                "应为 \(words.map { "\($0.english)（\($0.chinese)）" }.joined(separator: "、"))之一",
                want: Value.label.english
            )
        }
    }
}
