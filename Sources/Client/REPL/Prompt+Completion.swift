internal import Grammar

extension Prompt {
    func complete(_ before: String) -> LineEditor.Completion {
        let candidates =
            Directive.isDirective(Array(before.utf8))
            ? DirectiveCompletion.candidates(before) : proposals(before)
        return CompletionChoice.of(
            candidates,
            before: before,
            width: Terminal.width,
            language: messages.language
        )
    }

    func proposals(_ before: String) -> [Candidate] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Folding.fold(Array(before.unicodeScalars)))
        var candidates: [Candidate] = []
        do throws(ClientError) {
            // Never opens a connection: the next statement does, and says so.
            guard !session.connection.isClosed else { return [] }
            _ = try session.ask("complete \(NativeText.word(String(view)))".utf8) { line in
                if case .row(let row) = line, let candidate = Candidate(row: row) {
                    candidates.append(candidate)
                }
            }
        } catch {
            return []
        }
        return candidates
    }
}
