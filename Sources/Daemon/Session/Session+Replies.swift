import Grammar
import Wire

extension Session {
    // MARK: Sending

    /// Writes a reply in the request's dialect.
    func answer(
        _ reply: Reply,
        _ exchange: Exchange,
        sequence: Int? = nil,
        hold: Hold = .none
    ) {
        guard notes.isEmpty else {
            var noted = reply
            noted.notes += notes
            notes = []
            answer(noted, exchange, sequence: sequence, hold: hold)
            return
        }
        write(exchange, hold) { output in
            encode(reply, exchange, sequence: sequence, into: output)
        }
    }

    /// Writes a refusal in the request's dialect.
    func refuse(_ refusal: Refusal, _ exchange: Exchange, hold: Hold = .none) {
        server.refusalCount += 1
        batch?.refuse(tag: exchange.tag)
        write(exchange, hold) { output in
            encode(refusal, exchange, into: output)
        }
    }

    /// Writes RESP elements.
    func respond(hold: Hold = .none, _ body: (RESPWriter) -> Void) {
        write(Exchange(dialect: .resp, tag: nil), hold) { output in
            body(RESPWriter(output, version: version))
        }
    }

    /// Writes a reply, among those that may go or those that wait.
    func write(_ exchange: Exchange, _ hold: Hold, _ body: (OutputBuffer) -> Void) {
        switch hold {
        case .none where replies.heldCount == 0 && replyMode == .on:
            body(replies.ready)
        case .none:
            let output = replies.output(waits: false)
            let start = output.count
            body(output)
            suppress(output, start)
            guard let ticket = replies.lastTicket else { return }
            replies.hold(ticket: ticket, kind: .plain, exchange: exchange)
        case .reading(let group):
            write(for: group, .reading, exchange, body)
        case .update(let group, let batch):
            write(for: group, .update(batch: batch), exchange, body)
        }
    }

    private func write(
        for group: Group,
        _ kind: HeldReply.Kind,
        _ exchange: Exchange,
        _ body: (OutputBuffer) -> Void
    ) {
        let output = replies.output(waits: true)
        let start = output.count
        body(output)
        suppress(output, start)
        replies.hold(ticket: group.ticket, kind: kind, exchange: exchange)
        join(group)
    }

    private func suppress(_ output: OutputBuffer, _ start: Int) {
        switch replyMode {
        case .on: break
        case .off: output.truncate(to: start)
        case .skipNext:
            output.truncate(to: start)
            replyMode = .on
        }
    }

    // MARK: Encoding

    /// Appends a reply as the dialect has it.
    func encode(
        _ reply: Reply,
        _ exchange: Exchange,
        sequence: Int?,
        into output: OutputBuffer
    ) {
        ReplyShape(of: exchange, in: self).write(
            reply,
            sequence: sequence,
            with: server.nativeEncoder,
            server.respEncoder,
            into: output
        )
    }

    /// Appends a refusal as the dialect has it.
    func encode(_ refusal: Refusal, _ exchange: Exchange, into output: OutputBuffer) {
        switch exchange.dialect {
        case .native(let crlf):
            server.nativeEncoder.encode(
                refusal,
                tag: exchange.tag,
                language: language,
                into: output,
                crlf: crlf
            )
        case .resp:
            server.respEncoder.encode(refusal, language: language, into: output)
        }
    }

    // MARK: The disk's answer

    /// Lets the replies go that waited for that group.
    func settle(upTo ticket: Int) {
        replies.release(upTo: ticket)
        askPostponedQuestion()
        client?.repliesSettled()
        if let subscription, !subscription.hasBegun { tellEvents() }
    }

    /// Sends or replaces all replies that wait, after a group has failed.
    /// - Parameters:
    ///   - ticket: the group that failed.
    ///   - batches: what becomes of its batches' receipts.
    ///   - others: what becomes of all else that depends on it.
    func settle(failing ticket: Int, batches: [Verdict], others: Verdict) {
        guard replies.heldCount > 0 else { return }
        let ready = replies.ready
        replies.drain { held, bytes in
            let verdict: Verdict =
                switch held.kind {
                case .plain: .release
                case .reading: others
                case .update(let batch): held.ticket == ticket ? batches[batch] : others
                }
            switch verdict {
            case .release: ready.append(bytes)
            case .replace(let refusal):
                batch?.refuse(tag: held.exchange.tag)
                if !bytes.isEmpty { encode(refusal, held.exchange, into: ready) }
            }
        }
    }
}
