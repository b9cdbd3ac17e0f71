import Commands
import Dispatch
import Domain
import Grammar
import Logging
import NIOCore
import Storage

/// Finds what statements ask of the stored statements, off the loop.
///
/// The storage thread works in slices, between which commits go on. A class because it knows what
/// is being done. It belongs to the loop.
final class Archive {
    private let model: Model
    private let loop: any EventLoop
    /// The questions and queries that are not answered.
    private(set) var running = 0
    private var isBackingUp = false
    /// The backups that wait for the end of a verification, which has a copy in their folder.
    private var waitingBackups: [() -> Void] = []
    private var isVerifying = false

    /// Where lists of many objects are made, one after another.
    private let queries = DispatchQueue(label: "queries", qos: .utility)
    /// Where updates of many objects are made, and those of transactions: in two queues, so that no
    /// transaction has the thread that everybody waits for.
    private let updates = DispatchQueue(label: "updates", qos: .userInitiated)
    private let stagedUpdates = DispatchQueue(label: "staged", qos: .userInitiated)

    init(model: Model, loop: any EventLoop) {
        self.model = model
        self.loop = loop
    }

    typealias Answered = (Result<ArchiveAnswer, Refusal>) -> Void

    /// Finds the answer to a question of a session, which gets it on the loop.
    func ask(_ question: ArchiveQuestion, for session: Session, then finish: @escaping Answered) {
        running += 1
        let answer: Answered = { [self] result in
            running -= 1
            finish(result)
        }
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
                guard let record else { return .failure(.noStatement(sequence)) }
                // Who takes back so much has another thread do it, and is not done with it yet.
                if record.changes.count > Group.largeBatch { FreedMemory.letGo(record) {} }
                return .success(.statement(record))
            }
        case .register(.sequence(let sequence), _) where sequence > root.sequence:
            answer(.failure(.notYet(sequence, last: root.sequence)))
        case .register(let point, let dayStart):
            let rewind = Rewind(
                root.register,
                at: root.sequence,
                to: point,
                unsignedByDay: dayStart
            )
            carryOut(rewind, answer) { .success(.register($0)) }
        case .backup(let name):
            backUp(name, answer)
        case .report(let work):
            report(work, in: session.presentContext, answer)
        case .recovery:
            model.recover(then: answer)
        case .verification:
            verify(answer)
        }
    }

    /// Has the storage thread do the work, and says on the loop what came of it.
    private func carryOut<Work: StoreWork>(
        _ work: Work,
        _ answer: @escaping Answered,
        _ read: @escaping (Work.Value) -> Result<ArchiveAnswer, Refusal>
    ) {
        let deliver = delivery(answer, read) { [model] fault in model.damageFound(fault) }
        model.storage.carryOut(work, then: deliver)
    }

    /// Takes a result from another thread to the loop.
    private func delivery<Value: Sendable>(
        _ answer: @escaping Answered,
        _ read: @escaping (Value) -> Result<ArchiveAnswer, Refusal>,
        damaged: @escaping (StoreError) -> Void = { _ in }
    ) -> @Sendable (Result<Value, StoreError>) -> Void {
        let logger = model.logger
        let bound = NIOLoopBound((answer, read, damaged), eventLoop: loop)
        let loop = loop
        return { result in
            loop.execute {
                let (answer, read, damaged) = bound.value
                switch result {
                case .success(let value):
                    answer(read(value))
                    // The loop has better to do than to free another state of the register.
                    Self.reports.async { withExtendedLifetime(value) {} }
                case .failure(let error):
                    // A name that is taken is its client's mistake, and no fault of the store.
                    if case .exists = error {
                        logger.debug("the backup is there already")
                    } else {
                        logger.error("the archive fails", metadata: ["fault": "\(error)"])
                    }
                    if case .damaged = error { damaged(error) }
                    answer(.failure(Refusal(archive: error)))
                }
            }
        }
    }

    /// Has the storage thread copy the store slice by slice, and another thread verify the copy.
    ///
    /// Where no copy can be made, the store itself is verified, and commits wait.
    private func verify(_ answer: @escaping Answered) {
        let read: (StoreVerification.Verified) -> Result<ArchiveAnswer, Refusal> = { verified in
            .success(.verification(VerificationFigures(verified)))
        }
        guard !isBackingUp else {
            carryOut(StoreVerification(), answer, read)
            return
        }
        isBackingUp = true
        isVerifying = true
        let end: Answered = { [self] result in
            isBackingUp = false
            isVerifying = false
            let waiting = waitingBackups
            waitingBackups = []
            answer(result)
            for begin in waiting { begin() }
        }
        let deliver = delivery(end, read) { [model] fault in model.damageFound(fault) }
        let loop = loop
        let inPlace = NIOLoopBound(
            { self.carryOut(StoreVerification(), end, read) },
            eventLoop: loop
        )
        model.storage.carryOut(StoreBackup(verifyingIn: BackupFolder(of: model.storage.directory)))
        {
            copied in
            switch copied {
            case .success(let copy):
                Self.reports.async {
                    do throws(StoreError) {
                        deliver(.success(try copy.verify()))
                    } catch {
                        deliver(.failure(error))
                    }
                    FreedMemory.giveBack()
                }
            case .failure(.damaged(let place, let detail)):
                deliver(.failure(.damaged(place, detail: detail)))
            case .failure:
                loop.execute { inPlace.value() }
            }
        }
    }

    /// Has the storage thread copy the store, and another thread check the copy.
    private func backUp(_ name: String, _ answer: @escaping Answered) {
        guard BackupFolder.isName(name) else {
            answer(.failure(.noFileName(name)))
            return
        }
        guard !isVerifying else {
            waitingBackups.append { [self] in backUp(name, answer) }
            return
        }
        guard !isBackingUp else {
            answer(.failure(.backingUp))
            return
        }
        isBackingUp = true
        let end: Answered = { [self] result in
            isBackingUp = false
            answer(result)
        }
        let deliver = delivery(end) { (file: StoreBackup.Finished) in
            .success(
                .backup(
                    FileFigures(path: file.path, bytes: file.byteCount, sequence: file.sequence)
                )
            )
        }
        let folder = BackupFolder(of: model.storage.directory)
        model.storage.carryOut(StoreBackup(name, in: folder)) { copied in
            Self.reports.async {
                do throws(StoreError) {
                    deliver(.success(try copied.get().finish()))
                } catch {
                    deliver(.failure(error))
                }
                FreedMemory.giveBack()
            }
        }
    }

    /// Does work on a kept state on a thread of its own.
    private func report(
        _ work: @escaping @Sendable (Context) throws(Refusal) -> Reply,
        in context: Context,
        _ answer: @escaping Answered
    ) {
        run(on: Self.reports, work, in: context) { result in
            answer(result.map { .report($0) })
        }
    }

    /// Runs a query that walks through many objects; it waits for no report.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable (Context) throws(Refusal) -> Value,
        in context: Context,
        then finish: @escaping (Result<Value, Refusal>) -> Void
    ) {
        run(on: queries, work, in: context, then: finish)
    }

    /// Makes an update of many objects on the head: one at a time, for which others wait, and which
    /// waits for none.
    func make<Value: Sendable>(
        _ work: @escaping @Sendable (Context) throws(Refusal) -> Value,
        in context: Context,
        then finish: @escaping (Result<Value, Refusal>) -> Void
    ) {
        run(on: updates, work, in: context, then: finish)
    }

    /// Makes an update of many objects in a transaction, which nobody else waits for.
    func stage<Value: Sendable>(
        _ work: @escaping @Sendable (Context) throws(Refusal) -> Value,
        in context: Context,
        then finish: @escaping (Result<Value, Refusal>) -> Void
    ) {
        run(on: stagedUpdates, work, in: context, then: finish)
    }

    private func run<Value: Sendable>(
        on queue: DispatchQueue,
        _ work: @escaping @Sendable (Context) throws(Refusal) -> Value,
        in context: Context,
        then finish: @escaping (Result<Value, Refusal>) -> Void
    ) {
        running += 1
        let count = { self.running -= 1 }
        let bound = NIOLoopBound((finish, count), eventLoop: loop)
        let loop = loop
        queue.async {
            let result: Result<Value, Refusal>
            do throws(Refusal) {
                result = .success(try work(context))
            } catch {
                result = .failure(error)
            }
            let made = Made(result)
            loop.execute {
                bound.value.0(made.result)
                bound.value.1()
                // The loop has better to do than to free a hundred thousand rows.
                queue.async { made.letGo() }
            }
        }
    }

    /// What was made, to be freed where it was made.
    ///
    /// Unchecked: the queue writes it before the loop reads it, and after.
    private final class Made<Value: Sendable>: @unchecked Sendable {
        private var held: Result<Value, Refusal>?

        init(_ result: Result<Value, Refusal>) {
            held = result
        }

        var result: Result<Value, Refusal> {
            guard let held else { preconditionFailure("it is let go after it was read") }
            return held
        }

        func letGo() {
            held = nil
        }
    }

    /// Where long work is done, one piece after another.
    private static let reports = DispatchQueue(label: "reports", qos: .utility)
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
        let text = error.explanation
        let code: Code =
            switch error {
            case .exists: .exists
            case .locked, .newerFormat, .unsettled, .behind, .damaged, .fault, .directory: .readOnly
            }
        if case .exists(let path) = error {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            self.init(
                .exists,
                Bilingual(
                    "\(name) is there already; no backup is overwritten",
                    "\(name) 已存在；不覆盖已有备份"
                ),
                want: "file"
            )
            return
        }
        self.init(code, Bilingual("the store: \(text)", "存储：\(text)"))
    }

    /// Another backup is on its way.
    fileprivate static let backingUp = Refusal(
        .busy,
        Bilingual("a backup is being made; try again", "正在备份，请稍后再试"),
        details: [Detail("backoff_ms", "1000")]
    )

    fileprivate static func noFileName(_ name: String) -> Refusal {
        Refusal(
            .badArgument,
            "\(excerpt(name)) is no file name: 1 to 64 of A-Z a-z 0-9 . _ -, no path",
            "\(excerpt(name)) 不是文件名：由 1 到 64 个字母、数字或 . _ - 组成，不含路径",
            want: "file"
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
