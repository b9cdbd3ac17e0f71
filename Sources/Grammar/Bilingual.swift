/// A text for people, in the two languages that shixun speaks.
package struct Bilingual: Hashable, Sendable {
    package let english: String
    package let chinese: String

    package init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

/// The language of messages, notes and help; names on the wire are English in either.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// The one English and the one Chinese name of a noun, verb, field or fixed value.
///
/// Either may be typed; the English one goes over the wire.
package struct Label: Hashable, Sendable {
    package let english: String
    package let chinese: String

    package init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// Whether a user who typed `word` means this term; ASCII letters in either case.
    package func isNamed(_ word: String) -> Bool {
        if word == english { return true }
        // A word that begins in ASCII is no Chinese one, and the other way round.
        guard let first = word.utf8.first, first < 0x80 else { return word == chinese }
        return word.asciiLowercased == english || word == chinese
    }
}

extension String {
    /// The string with ASCII capitals made small and nothing else changed.
    package var asciiLowercased: String {
        guard utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
        return String(
            decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }
}
