import Commands
import Grammar
import NIOCore
import Wire

/// A connection: bytes come in, replies go out, and neither more than its share.
///
/// What a turn of the loop reads is carried out at once, and all replies that are ready go in one
/// write. A client that does not take its replies is not read from.
final class Client: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Unread bytes past which a client with work to do is not read from.
    private static let unreadBytes = 128 * 1_024

    let session: Session
    let server: Server
    private let limits: Limits
    private let turnTime: TimeAmount
    let machine: ConnectionMachine
    private var context: ChannelHandlerContext?
    private var outlet: Outlet?
    /// Whether the rest of what was read is carried out in a later turn.
    private var isScheduled = false
    /// Whether the client takes its replies too slowly.
    private var isOutputFull = false
    private var isReading = true
    /// Whether the last write was begun, after which the connection closes.
    private(set) var isFinished = false
    private var finishedAt = NIODeadline.distantFuture
    /// Since when a request is incomplete.
    private var incompleteSince: NIODeadline?
    /// The bytes of the requests that were carried out.
    private var readBytes = 0
    /// What was cancelled behind a statement that is still to be answered.
    private var cancelled: [Inbound] = []
    /// The bytes of its requests.
    private(set) var cancelledBytes = 0
    /// Whether it is to end once the statement that is looked up is answered.
    private var isStopping = false
    /// What it has here of requests that were not carried out, as `RequestMemory` knows it.
    var held = HeldBytes()
    /// The bytes of replies that wait for it, as `ReplyMemory` knows them.
    var notedReplyBytes = 0
    /// Whether what has come of its request is dropped as it comes.
    var isDropping = false
    /// Whether it would be read from, were there room.
    private var wantsReading = true
    /// Whether it is not read from for want of room.
    var isPaused = false {
        didSet { setReading(wantsReading) }
    }

    /// Makes the handler of a new connection.
    init(server: Server, peer: Peer) {
        self.server = server
        limits = server.limits
        turnTime = TimeAmount(limits.turnTime)
        session = Session(server: server, peer: peer)
        let (table, respCommands) = (server.interpreter.table, server.respCommands)
        machine = ConnectionMachine(
            commandLength: { words in (try? table.lookUp(words))?.wordCount ?? 1 },
            template: { words, varied in
                guard respCommands.own(words[0].text) == nil else { return nil }
                return RequestTemplate(words, varied: varied, in: table)
            }
        )
    }

    // MARK: Events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        outlet = Outlet(context)
        session.client = self
        server.add(self)
    }

    func channelActive(context: ChannelHandlerContext) {
        outlet?.open()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        outlet?.close()
        outlet = nil
        isFinished = true
        session.isClosing = true
        session.client = nil
        session.forget()
        note(held: HeldBytes())
        note(replyBytes: 0)
        server.remove(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !session.isClosing else { return }
        let bytes = unwrapInboundIn(data)
        bytes.withUnsafeReadableBytes { machine.receive($0) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        run()
        account()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent, event == .inputClosed else { return }
        machine.receiveEnd()
        run()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isOutputFull = !context.channel.isWritable
        guard !isOutputFull else { return }
        if session.subscription != nil { session.tellEvents() }
        run()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    // MARK: Running

    /// Carries out what has come, up to the client's share of the turn.
    func run() {
        guard !isScheduled, !isFinished else { return }
        refuseCancelled()
        server.beginTurn()
        let session = session
        let ready = session.replies.ready
        var count = 0
        var isStarved = false
        var began = NIODeadline.now()
        let end = began + turnTime
        while count < limits.statementsPerTurn, !session.isClosing, !mustWait(session) {
            guard began < end || count == 0 else { break }
            guard let inbound = machine.next() else {
                isStarved = true
                break
            }
            let written = session.replies.byteCount
            session.handle(inbound)
            count += 1
            began = observe(inbound, since: began, written: written)
            if ready.count >= limits.outputSoftBytes { flush() }
        }
        server.statementCount += count
        flush()
        note(isStarved: isStarved, hasRun: count > 0, at: began)
        account()
        if !isStarved, !mustWait(session), !session.isClosing { continueLater() }
    }

    /// Notes a statement that was slow or large.
    /// - Returns: when it ended.
    private func observe(
        _ inbound: Inbound,
        since began: NIODeadline,
        written: Int
    ) -> NIODeadline {
        let now = NIODeadline.now()
        let cost = CommandLog.Cost(
            nanoseconds: UInt64((now - began).nanoseconds),
            requestBytes: machine.readByteCount - readBytes,
            replyBytes: session.replies.byteCount - written
        )
        readBytes = machine.readByteCount
        if !server.monitors.isEmpty {
            server.monitors.tell(inbound, of: session, at: server.clock.milliseconds)
        }
        if server.commandLog.isRemarkable(cost) {
            let text = server.redaction.text(of: inbound)
            server.commandLog.note(cost, text, session, at: server.clock.milliseconds)
        }
        return now
    }

    /// Whether the client has to take, or the disk to store, something first.
    private func mustWait(_ session: Session) -> Bool {
        guard !isOutputFull, !session.isSuspended, session.idle == nil else { return true }
        let replies = session.replies
        return replies.heldCount > 0
            && (replies.heldCount >= limits.heldReplies
                || replies.byteCount >= limits.outputHardBytes)
    }

    private func note(isStarved: Bool, hasRun: Bool, at now: NIODeadline) {
        if hasRun {
            isDropping = false
            session.lastActivity = now
            incompleteSince = nil
        }
        if isStarved, machine.isInsideRequest {
            incompleteSince = incompleteSince ?? now
        }
        let waiting = cancelledBytes + (isStarved ? 0 : machine.unreadByteCount)
        let isFull = waiting > Self.unreadBytes
        setReading(!isFull && !isOutputFull && !session.isClosing)
    }

    /// Goes on after the others have had their turn.
    private func continueLater() {
        isScheduled = true
        server.turns.append(self)
    }

    /// Goes on: the others had their turn.
    func takeTurn() {
        isScheduled = false
        run()
    }

    private func setReading(_ wanted: Bool) {
        wantsReading = wanted
        let reading = wanted && !isPaused
        guard reading != isReading, let context else { return }
        isReading = reading
        try? context.channel.syncOptions?.setOption(.autoRead, value: reading)
    }

    // MARK: Sending

    /// The disk has answered: sends what may go, and goes on with what had to wait.
    func repliesSettled() {
        if isStopping {
            endOnStop()
        } else if isScheduled || isFinished {
            refuseCancelled()
            flush()
        } else {
            run()
        }
    }

    /// Whether events may be written for it: it takes what it was sent.
    var takesEvents: Bool {
        !isOutputFull && !isFinished && session.replies.byteCount < limits.outputSoftBytes
    }

    /// Sends what may go.
    func sendReady() {
        flush()
    }

    /// Refuses what has come and was not run, at once what waits for its turn; after the answer
    /// of what is being looked up or made.
    /// - Returns: how many statements that were.
    func cancel() -> Int {
        let waiting = session.idle == nil ? 0 : 1
        session.refuseIdle(.cancelled)
        let withdrawn = session.refuseTurn(.cancelled) ? 1 : 0
        let (before, start) = (cancelled.count, machine.readByteCount)
        while !session.isClosing, let inbound = machine.next() { cancelled.append(inbound) }
        let count = cancelled.count - before
        readBytes = machine.readByteCount
        // Lines that say nothing are read, too, and are not waited for.
        if count > 0 { cancelledBytes += readBytes - start }
        refuseCancelled()
        flush()
        account()
        return waiting + withdrawn + count
    }

    private func refuseCancelled() {
        guard !cancelled.isEmpty, !session.isSuspended else { return }
        for inbound in cancelled where !session.isClosing { session.refuseCancelled(inbound) }
        cancelled = []
        cancelledBytes = 0
    }

    private func flush() {
        guard let outlet, !isFinished else { return }
        let ready = session.replies.ready
        let isLast = session.isClosing && session.replies.heldCount == 0 && !session.isSuspended
        guard !ready.isEmpty || isLast else { return }
        guard !isLast else {
            finish(outlet)
            return
        }
        let size = ready.count
        outlet.send(ready)
        if size >= ReplyMemory.longReply || notedReplyBytes > 0 { note(replyBytes: waitingBytes) }
        if isOutputFull { closeIfOverfull(outlet) }
    }

    /// Sends the last replies and closes once they are taken.
    private func finish(_ outlet: Outlet) {
        isFinished = true
        finishedAt = .now()
        setReading(false)
        outlet.finish(session.replies.ready)
        note(replyBytes: waitingBytes)
    }

    private func closeIfOverfull(_ outlet: Outlet) {
        let waiting = outlet.waitingByteCount
        guard waiting > limits.outputHardBytes else { return }
        let details = ["bytes": "\(waiting)"]
        server.clientLog.warn("a client does not take its replies; closed", session, details)
        abort()
    }

    /// The bytes of replies that were made and not taken; none wait for who is gone.
    var waitingBytes: Int {
        guard let outlet else { return 0 }
        return session.replies.byteCount + outlet.waitingByteCount
    }

    // MARK: Time and end

    /// Closes a connection that takes too long to end its request or to take its last replies,
    /// or that is not served; drops an idle transaction.
    func sweep(now: NIODeadline) {
        session.dropIdleTransaction(now: now)
        session.forgetStalePlan()
        let waited = notedReplyBytes
        note(replyBytes: waitingBytes)
        // Who takes something is slow, and not gone.
        if isFinished, notedReplyBytes < waited { finishedAt = now }
        account()
        guard let reason = overdue(now) else { return }
        server.clientLog.warn("a client took too long; closed", session, ["at": reason])
        abort()
    }

    /// What the client takes too long for.
    private func overdue(_ now: NIODeadline) -> String? {
        let patience = TimeAmount(limits.incompleteRequestTime)
        if isFinished, now >= finishedAt + patience { return "its last replies" }
        if let incompleteSince, now - incompleteSince >= patience { return "a request" }
        switch session.turnedAway {
        case .tooMany where now - session.connected >= TimeAmount(limits.turnedAwayTime):
            return "leaving"
        case .stranger where now - session.connected >= patience:
            return "leaving"
        case .tooMany, .stranger, .stopping, nil:
            return nil
        }
    }

    /// Answers SHUTDOWN to what has come and was not run, then closes after the last reply.
    func stop() {
        setReading(false)
        session.turnedAway = .stopping
        session.refuseIdle(.stopping)
        isStopping = true
        endOnStop()
    }

    /// Waits for the answer of what is looked up; what has come after it is told of the end.
    private func endOnStop() {
        guard !session.isSuspended else { return }
        refuseCancelled()
        while !session.isClosing, let inbound = machine.next() { session.handle(inbound) }
        session.isClosing = true
        flush()
    }

    /// Closes at once.
    func abort() {
        context?.close(promise: nil)
    }

    /// Closes at once; nothing more is run or written.
    func giveUp() {
        isFinished = true
        finishedAt = .now()
        session.isClosing = true
        abort()
    }
}
