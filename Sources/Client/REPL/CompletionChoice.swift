internal import Grammar

/// What is done with proposals: one is taken, several give their common beginning or are listed.
struct CompletionChoice {
    /// Proposals that are listed.
    private static let listLimit = 60

    /// What Tab does, where `before` is the line up to the cursor.
    static func of(
        _ candidates: [Candidate],
        before: String,
        width: Int,
        language: Language
    ) -> LineEditor.Completion {
        let line = Array(before.unicodeScalars)
        guard let start = candidates.first?.start, (0...line.count).contains(start) else {
            return LineEditor.Completion()
        }
        let fitting = candidates.filter { $0.start == start }
        var completion = LineEditor.Completion(deleted: line.count - start)
        if fitting.count == 1 {
            completion.insertion = fitting[0].isOpen ? fitting[0].text : fitting[0].text + " "
            return completion
        }
        let common = commonPrefix(fitting.map { Array($0.text.unicodeScalars) })
        let typed = Array(line[start...])
        // What was found by another of its names is listed: it is no longer form of what is typed.
        if common.count > typed.count, isBeginning(typed, of: common) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: common)
            completion.insertion = String(view)
            return completion
        }
        completion.listing = listing(fitting, width: width, language: language)
        return completion
    }

    private static func isBeginning(_ typed: [Unicode.Scalar], of text: [Unicode.Scalar]) -> Bool {
        zip(typed, text).allSatisfy { typed, scalar in
            typed == scalar
                || (typed.isASCII && scalar.isASCII && typed.value | 0x20 == scalar.value | 0x20)
        }
    }

    private static func commonPrefix(_ texts: [[Unicode.Scalar]]) -> [Unicode.Scalar] {
        guard var common = texts.first?[...] else { return [] }
        for text in texts.dropFirst() {
            let same = zip(common, text).prefix { $0 == $1 }.count
            common = common.prefix(same)
        }
        return Array(common)
    }

    static func listing(_ candidates: [Candidate], width: Int, language: Language) -> String {
        let known = knownPrefix(candidates)
        let shown = candidates.prefix(listLimit).map {
            (text: VisibleText.of(String($0.text.dropFirst(known))), note: VisibleText.of($0.note))
        }
        let widest = shown.map { DisplayWidth.of($0.text) }.max() ?? 0
        var text = ""
        if shown.contains(where: { !$0.note.isEmpty }) {
            for item in shown {
                let padding = String(repeating: " ", count: widest - DisplayWidth.of(item.text) + 2)
                text += clipped(item.text + padding + item.note, to: width) + "\r\n"
            }
        } else {
            text = packed(shown.map { $0.text }, cell: widest + 2, width: width)
        }
        let rest = candidates.count - shown.count
        if rest > 0 {
            text += Bilingual("… and \(rest) more", "…… 还有 \(rest) 个")[language] + "\r\n"
        }
        return text
    }

    /// Characters at the beginning that all candidates share up to a separator: what stands there
    /// already, and is not listed again and again.
    private static func knownPrefix(_ candidates: [Candidate]) -> Int {
        guard candidates.count > 1, var common = candidates.first.map({ Array($0.text) }) else {
            return 0
        }
        for candidate in candidates.dropFirst() {
            common = Array(zip(common, candidate.text).prefix { $0 == $1 }.map(\.0))
        }
        return common.lastIndex { " ,\"(=<>~".contains($0) }.map { $0 + 1 } ?? 0
    }

    private static func packed(_ items: [String], cell: Int, width: Int) -> String {
        let columns = max(1, width / cell)
        var text = ""
        for (index, item) in items.enumerated() {
            let isLast = (index + 1) % columns == 0 || index + 1 == items.count
            text += item
            text += isLast ? "\r\n" : String(repeating: " ", count: cell - DisplayWidth.of(item))
        }
        return text
    }

    private static func clipped(_ line: String, to width: Int) -> String {
        guard DisplayWidth.of(line) > width else { return line }
        var text = ""
        var used = 0
        for character in line {
            used += DisplayWidth.of(character)
            if used > max(1, width - 1) { break }
            text.append(character)
        }
        return text + "…"
    }
}
