import Commands
import Domain
import Grammar
import Logging
import NIOCore
import Storage

/// Finds what statements ask of the stored statements, off the loop.
///
/// The storage thread works in slices, between which commits go on. It belongs to the loop.
struct Archive {
    let model: Model
    let loop: any EventLoop

    typealias Answered = (Result<ArchiveAnswer, Refusal>) -> Void

    /// Finds the answer to a question of a session, which gets it on the loop.
    func ask(_ question: ArchiveQuestion, for session: Session, then answer: @escaping Answered) {
        let root = model.durable
        switch question {
        case .history(let name, let before, let limit):
            let end = before.map { min($0 - 1, root.sequence) } ?? root.sequence
            carryOut(HistorySearch(of: name, upTo: end, limit: limit), answer) { found in
                .success(.history(found.events, isComplete: found.isComplete))
            }
        case .statement(let sequence):
            let choice: StatementSearch.Choice =
                sequence.map { .sequence($0) } ?? .last(uid: Int(session.peer.userID))
            let search = StatementSearch(choice, from: root.register, at: root.sequence)
            carryOut(search, answer) { record in
                record.map { .success(.statement($0)) } ?? .failure(.noStatement(sequence))
            }
        case .register(.sequence(let sequence)) where sequence > root.sequence:
            answer(.failure(.notYet(sequence, last: root.sequence)))
        case .register(let point):
            carryOut(Rewind(root.register, at: root.sequence, to: point), answer) { register in
                .success(.register(register))
            }
        case .verification:
            carryOut(StoreVerification(), answer) { verified in
                .success(.verification(VerificationFigures(verified)))
            }
        }
    }

    /// Has the storage thread do the work, and says on the loop what came of it.
    private func carryOut<Work: StoreWork>(
        _ work: Work,
        _ answer: @escaping Answered,
        _ read: @escaping (Work.Value) -> Result<ArchiveAnswer, Refusal>
    ) {
        let logger = model.logger
        let bound = NIOLoopBound((answer, read), eventLoop: loop)
        let loop = loop
        model.storage.carryOut(work) { result in
            loop.execute {
                let (answer, read) = bound.value
                switch result {
                case .success(let value):
                    answer(read(value))
                case .failure(let error):
                    logger.error("the archive fails", metadata: ["fault": "\(error)"])
                    answer(.failure(Refusal(archive: error)))
                }
            }
        }
    }
}

extension VerificationFigures {
    fileprivate init(_ verified: StoreVerification.Verified) {
        self.init(
            sequence: verified.sequence,
            statements: verified.statements,
            rows: verified.rows,
            objects: verified.objects
        )
    }
}

extension Refusal {
    /// Why the archive has no answer.
    fileprivate init(archive error: StoreError) {
        self.init(
            .readOnly,
            Bilingual(
                "the store: \(error.explanation)",
                "存储：\(error.explanation)"
            ),
            hint: "help restore"
        )
    }

    fileprivate static func noStatement(_ sequence: Int?) -> Refusal {
        guard let sequence else {
            return Refusal(
                .state,
                "there is no statement of yours to take back",
                "没有可撤回的语句",
                want: "seq"
            )
        }
        return Refusal(
            .noEntity,
            "there is no statement \(sequence)",
            "没有语句 \(sequence)",
            want: "seq"
        )
    }

    fileprivate static func notYet(_ sequence: Int, last: Int) -> Refusal {
        Refusal(
            .noEntity,
            "there is no statement \(sequence) yet; the last one is \(last)",
            "尚无语句 \(sequence)，最后一条是 \(last)",
            want: "recorded"
        )
    }
}
