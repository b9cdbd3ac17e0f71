internal import CEditline
internal import Grammar

extension Prompt {
    func runPasted(_ text: String, _ editor: LineEditor) throws(ClientError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        messages.show("\n")
        for line in lines.prefix(Self.previewLines) {
            messages.show("  \(VisibleText.of(String(line)))\n")
        }
        if lines.count > Self.previewLines { messages.show("  …\n") }
        let question = Bilingual(
            "\(counted(lines.count, "line")) pasted: run them as a batch? [y/N] ",
            "粘贴了 \(lines.count) 行：作为一批运行吗？[y/N] "
        )
        guard case .line(let answer) = editor.read(question[messages.language]),
            ["y", "yes", "是", "好"].contains(answer.lowercased())
        else {
            return messages.say(Bilingual("not run", "没有运行"))
        }
        for line in lines.prefix(Self.pasteHistoryLimit) where !line.isEmpty {
            remember(String(line), editor)
        }
        try runScript(ScriptReader(text: text, name: "paste", variables: variables))
    }

    func runScript(_ reader: ScriptReader) throws(ClientError) {
        _ = ce_take_interrupt()
        var runner: BatchRunner?
        do throws(ClientError) {
            guard try isConnected() else { return }
            let start = ContinuousClock.now
            let made = BatchRunner(
                session: session,
                options: BatchOptions(isInTransaction: isStaged),
                messages: messages,
                output: output
            ) { [session, format, output, messages] in
                Renderers.make(
                    format,
                    output: output,
                    labels: session.language == .chinese ? session.labels : Labels(),
                    language: session.language,
                    messages: messages
                )
            }
            runner = made
            let outcome = try made.run(reader)
            try output.flush()
            isStaged = made.isStaged
            if outcome.statements > 0 {
                messages.say(BatchSummary.text(outcome, took: ContinuousClock.now - start))
            }
        } catch {
            isStaged = runner?.isStaged ?? isStaged
            try tell(error)
        }
        variables = reader.variables.outsideLoops
    }
}
