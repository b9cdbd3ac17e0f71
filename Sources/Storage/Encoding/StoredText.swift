import Domain

/// A value that is kept as text in a column or in a change of a timeline; null is nil.
///
/// There is one text for each value, and every text that is none is refused on reading.
protocol StoredText {
    var storedText: String? { get }

    /// - Returns: nil where the text is none that `storedText` gives.
    init?(storedText: String?)
}

extension String: StoredText {
    var storedText: String? { self }

    init?(storedText: String?) {
        guard let storedText else { return nil }
        self = storedText
    }
}

extension Optional: StoredText where Wrapped: StoredText {
    var storedText: String? { self?.storedText }

    init?(storedText: String?) {
        guard let storedText else {
            self = .none
            return
        }
        guard let value = Wrapped(storedText: storedText) else { return nil }
        self = value
    }
}

extension Identifier: StoredText {
    var storedText: String? { text }

    init?(storedText: String?) {
        guard let storedText else { return nil }
        self.init(storedText)
    }
}

extension StoredText where Self: RawRepresentable, RawValue == String {
    var storedText: String? { rawValue }

    init?(storedText: String?) {
        guard let storedText else { return nil }
        self.init(rawValue: storedText)
    }
}

extension Unit.Kind: StoredText {}
extension Sex: StoredText {}
extension Domain.Category: StoredText {}
extension Post: StoredText {}
extension Establishment: StoredText {}
extension Degree: StoredText {}
extension ProfessionalTitle: StoredText {}
extension Leave: StoredText {}
extension Test.Kind: StoredText {}

extension GradeRange: StoredText {
    /// As in `1..6`.
    var storedText: String? { "\(first.number)..\(last.number)" }

    init?(storedText: String?) {
        guard let (first, last) = storedText?.splitOnDots(),
            let first = Int(first).flatMap(Grade.init),
            let last = Int(last).flatMap(Grade.init)
        else { return nil }
        self.init(first, last)
    }
}
