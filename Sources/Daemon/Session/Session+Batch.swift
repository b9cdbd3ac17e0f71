import Commands
import Grammar

extension Session {
    /// Runs a statement inside a batch or a MULTI.
    func runSpecially(_ request: Request, _ exchange: Exchange) {
        if queue != nil {
            enqueue(request, exchange)
            return
        }
        if batch?.cause == nil {
            batch?.count()
            run(request, exchange)
        } else if isBatchEnd(request) {
            run(request, exchange)
        } else {
            abort(exchange)
        }
    }

    /// Answers a request that is wrong in itself.
    func refuseUnread(_ refusal: Refusal, _ exchange: Exchange) {
        if queue != nil { queue?.isFlawed = true }
        if batch?.cause == nil {
            batch?.count()
            refuse(refusal, exchange)
        } else {
            abort(exchange)
        }
    }

    /// Answers a statement that comes after the batch's first refusal; one that had to wait was
    /// counted when it came.
    func abort(_ exchange: Exchange, isCounted: Bool = false) {
        guard let cause = batch?.cause else { preconditionFailure("asked by the caller") }
        if !isCounted { batch?.count() }
        batch?.abort()
        write(exchange, .none) { output in
            encode(Self.aborted(cause: cause), exchange, into: output)
        }
    }

    private func isBatchEnd(_ request: Request) -> Bool {
        guard let statement = try? server.interpreter.prepare(request),
            statement.spec.kind == .session,
            let action = try? action(of: statement)
        else { return false }
        return action == .batchEnd
    }

    /// Begins a batch.
    func beginBatch(_ exchange: Exchange) throws(Refusal) {
        guard batch == nil else {
            throw Refusal(
                .state,
                Bilingual("a batch is open already", "批处理已经开始"),
                want: "batch-end",
                details: [Refusal.Detail("is", "batch")]
            )
        }
        answer(Reply(), exchange)
        batch = Batch()
    }

    /// Ends a batch; always answered, with what became of its statements.
    func endBatch(_ exchange: Exchange) throws(Refusal) {
        guard let ended = batch else {
            throw Refusal(
                .state,
                Bilingual("no batch is open", "没有已开始的批处理"),
                want: "batch-begin",
                details: [Refusal.Detail("is", "none")]
            )
        }
        batch = nil
        if ended.cause != nil, ended.beganTransaction, transaction != nil {
            transaction = nil
            notes.append(
                Bilingual(
                    "the transaction that the batch began was rolled back",
                    "批处理中开始的事务已撤销"
                )
            )
        }
        // The end itself was counted, unless the batch was aborted.
        let statements = ended.cause == nil ? ended.statements - 1 : ended.statements
        var meta = [
            Reply.Meta("statements", statements),
            Reply.Meta("refused", ended.refused),
            Reply.Meta("aborted", ended.aborted),
        ]
        if let cause = ended.cause { meta.append(Reply.Meta("cause", cause)) }
        answer(Reply(meta: meta), exchange)
    }

    private static func aborted(cause: String) -> Refusal {
        Refusal(
            .aborted,
            Bilingual(
                "not run: the batch was refused before it",
                "未执行：批处理在此之前已被拒绝"
            ),
            details: [Refusal.Detail("cause", cause)]
        )
    }
}
