internal import CEditline
internal import Grammar

extension Prompt {
    /// Asks for what a statement lacks, one question after another, and sends the whole statement.
    ///
    /// An empty answer leaves a question open; Ctrl-C and Ctrl-D end the asking, and what was
    /// answered is sent all the same: nothing typed is lost, nor when the client is killed, since
    /// each answer is kept in a file until the daemon has it. The statement is shown, so that it
    /// can be pasted into a script.
    func fillIn(
        _ text: String,
        _ form: Questionnaire,
        _ editor: LineEditor
    ) throws(ClientError) {
        guard let all = try questions(form) else {
            // Why there is nothing to ask, such as two forms that might be meant.
            let line = SourceLine(file: "", number: 1, text: form.query)
            if let statement = try StatementBuilder.statement(line, variables: variables) {
                try run(statement)
            }
            return
        }
        let open = all.filter { $0.answer == nil }
        guard !open.isEmpty else {
            return messages.say(Bilingual("every item has a mark", "各项均已评分"))
        }
        let draft = AnswerDraft(
            directory: environment.stateDirectory,
            socket: session.path.text,
            statement: text
        )
        let kept = kept(open, draft)
        let questions = open.filter { kept[$0.name] == nil }
        messages.say(
            Bilingual(
                "\(questions.count) to answer: Tab shows the levels, Enter alone leaves one open, "
                    + "Ctrl-D ends and keeps what was answered",
                "共 \(questions.count) 项：Tab 显示等级，直接回车跳过，Ctrl-D 结束并保留已答"
            )
        )
        let given = kept.merging(answers(questions, draft, editor)) { _, new in new }
        guard !given.isEmpty else {
            return messages.say(Bilingual("nothing was answered", "没有作答"))
        }
        let value = open.compactMap { question in
            given[question.name].map { "\(question.name):\($0)" }
        }.joined(separator: " ")
        let whole = "\(text) \(form.parameter)=\"\(value)\""
        messages.show(whole + "\n")
        remember(whole, editor)
        lastText = whole
        let line = SourceLine(file: "", number: 1, text: whole)
        if let statement = try StatementBuilder.statement(line, variables: variables) {
            if let status = try run(statement), !status.isRefusal { draft?.remove() }
        }
    }

    /// The answers that were typed before and never reached the daemon.
    private func kept(
        _ questions: [Questionnaire.Question],
        _ draft: AnswerDraft?
    ) -> [String: String] {
        let answers = draft?.load() ?? [:]
        var kept: [String: String] = [:]
        for question in questions {
            if let answer = answers[question.name], question.takes(answer) {
                kept[question.name] = answer
            }
        }
        guard !kept.isEmpty else { return [:] }
        let shown = questions.compactMap { question in
            kept[question.name].map { "\(question.name):\($0)" }
        }.joined(separator: " ")
        messages.say(
            Bilingual(
                "\(counted(kept.count, "answer")) kept from last time: \(VisibleText.of(shown))",
                "保留上次已答 \(kept.count) 项：\(VisibleText.of(shown))"
            )
        )
        return kept
    }

    /// - Returns: nil where the query is refused.
    private func questions(
        _ form: Questionnaire
    ) throws(ClientError) -> [Questionnaire.Question]? {
        var columns: [Column] = []
        var questions: [Questionnaire.Question] = []
        let status = try session.ask(form.query.utf8) { line in
            switch line {
            case .head(let head): columns = head
            case .row(let row):
                if let question = Questionnaire.Question(columns, row) {
                    questions.append(question)
                }
            case .text, .note, .part, .push, .status: break
            }
        }
        return status.isRefusal ? nil : questions
    }

    private func answers(
        _ questions: [Questionnaire.Question],
        _ draft: AnswerDraft?,
        _ editor: LineEditor
    ) -> [String: String] {
        let usual = editor.complete
        defer { editor.complete = usual }
        var answers: [String: String] = [:]
        for (place, question) in questions.enumerated() {
            editor.complete = { Self.completion(of: $0, question) }
            let about = (question.about + question.meanings).joined(separator: "  ")
            if !about.isEmpty { messages.show(VisibleText.of(about) + "\n") }
            let choices = question.choices.joined(separator: "|")
            let text = "\(place + 1)/\(questions.count) \(question.name) \(choices)> "
            asking: while true {
                switch editor.read(VisibleText.of(text)) {
                case .line(let line):
                    let answer = line.split { " \t\u{3000}".contains($0) }.joined()
                    if answer.isEmpty { break asking }
                    if question.takes(answer) {
                        answers[question.name] = answer
                        draft?.add(question.name, answer)
                        break asking
                    }
                    messages.say(Bilingual("one of \(choices)", "应为 \(choices) 之一"))
                case .paste, .edit, .tooLong:
                    messages.say(Bilingual("one of \(choices)", "应为 \(choices) 之一"))
                case .end, .interrupted:
                    _ = ce_take_interrupt()
                    messages.show("\n")
                    return answers
                }
            }
        }
        return answers
    }

    /// The only level that begins so, else all that do, each with what it means.
    private static func completion(
        of typed: String,
        _ question: Questionnaire.Question
    ) -> LineEditor.Completion {
        let proposals = question.proposals(typed)
        var completion = LineEditor.Completion()
        if proposals.count == 1, !typed.isEmpty,
            let answer = proposals[0].split(separator: ":").first, answer != typed
        {
            completion.insertion = String(answer.dropFirst(typed.count))
        } else {
            // Each line with its end, so that the question comes back below the last.
            completion.listing = proposals.map { VisibleText.of($0) + "\r\n" }.joined()
        }
        return completion
    }
}
