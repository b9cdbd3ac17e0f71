package import Grammar

/// Notices that a connection's RESP requests are alike but for one word.
///
/// Two requests in a row are enough. What is noticed changes no request: one that fits the pattern
/// comes out as it would have, only sooner.
package struct Repetition: Sendable {
    /// The template of a request that differs from the one before it in that word, if in any.
    package typealias Template = @Sendable (_ words: [Argument], _ varied: Int?) -> RequestTemplate?

    private let template: Template
    /// The words of the last request that was read word by word.
    private var last: [Argument] = []
    /// What the requests have in common; nil while nothing is noticed.
    private(set) var pattern: RequestPattern?

    init(_ template: @escaping Template) {
        self.template = template
    }

    /// Compares a request that was read word by word with the one before it.
    /// - Complexity: O(its bytes); long requests are not looked at.
    mutating func learn(from request: Request, byteCount: Int) {
        guard request.idempotencyKey == nil, byteCount <= WireLimits.patternBytes else {
            last = []
            return
        }
        let words = request.words
        defer { last = words }
        guard words.count == last.count else { return }
        var varied: Int?
        for place in words.indices where words[place].text != last[place].text {
            guard varied == nil else { return }
            varied = place
        }
        guard let template = template(words, varied) else { return }
        pattern = RequestPattern(template)
    }

    /// Forgets everything and gives the memory back.
    mutating func forget() {
        last = []
        pattern = nil
    }
}
