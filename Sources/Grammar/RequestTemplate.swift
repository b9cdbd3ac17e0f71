/// Requests that are alike but for one argument, told by its place: what was found out about one
/// of them serves the others, whose command is neither looked up nor bound again.
///
/// A tool that asks for one teacher after another sends such requests. Nothing in it changes once
/// it is made, so that its requests may go to any thread.
package final class RequestTemplate: Sendable {
    /// The words of the request that it was made of.
    package let words: [Argument]
    /// Where among them stands the one in which the requests differ.
    package let varied: Int
    /// The command of all of them.
    package let entry: CommandTable.Entry
    /// Those of the request that it was made of.
    package let arguments: BoundArguments
    /// The place of the parameter that takes the varied word.
    package let open: Int
    /// The word's number among the arguments.
    private let ordinal: Int
    /// The bytes of the words but for the varied one.
    private let otherBytes: Int

    /// Makes the template of a request.
    ///
    /// Nil where the request is refused, and where requests that differ in that word could mean
    /// something else: it is one of the command's words, or not told by its place.
    /// - Parameters:
    ///   - words: the request's.
    ///   - varied: the word that differs; the first argument where none is known to.
    ///   - table: where its command is looked up.
    package init?(_ words: [Argument], varied: Int?, in table: CommandTable) {
        guard let (entry, wordCount) = try? table.lookUp(words) else { return nil }
        let number = (varied ?? wordCount) - wordCount
        guard number >= 0, number < entry.positionalPlaces.count, entry.restPlace == nil,
            let arguments = try? entry.bind(words, from: wordCount)
        else { return nil }
        self.words = words
        self.varied = wordCount + number
        self.entry = entry
        self.arguments = arguments
        open = entry.positionalPlaces[number]
        ordinal = number + 1
        otherBytes =
            words.reduce(0) { $0 + $1.text.utf8.count } - words[wordCount + number].text.utf8.count
    }

    /// The bytes of the words of the request that has this text in the varied place.
    func byteCount(with text: String) -> Int {
        otherBytes + text.utf8.count
    }

    /// The words of the request that has this text in the varied place.
    func words(with text: String) -> [Argument] {
        var words = words
        words[varied] = Argument(text: text)
        return words
    }

    /// The arguments of the request that has this text in the varied place.
    /// - Complexity: O(1); the others are shared.
    package func arguments(with text: String) -> BoundArguments {
        let value = BoundArguments.Value(text: text, ordinal: ordinal, position: 0)
        return arguments.replacing(open, by: value)
    }
}
