import Wire

/// A connection's replies in the order of its requests: those that may go, and those that wait.
///
/// Replies are bytes as soon as they are made; one buffer holds the ready ones and one the held
/// ones, so that a reply costs no memory of its own. A class because it owns those buffers, and so
/// that looking at it costs nothing. It belongs to the loop.
final class ReplyQueue {
    /// Bytes that may go.
    let ready = OutputBuffer(capacity: 512)
    private var held = OutputBuffer(capacity: 64)
    private var entries: [HeldReply] = []
    /// The entries before it are gone, and so are their bytes before `base`.
    private var first = 0
    private var base = 0
    /// The replies that wait.
    private(set) var heldCount = 0

    /// The bytes that wait, ready or not.
    var byteCount: Int {
        ready.count + held.count
    }

    /// Where the next reply is written: to the held bytes when it, or one before it, waits.
    func output(waits: Bool) -> OutputBuffer {
        waits || heldCount > 0 ? held : ready
    }

    /// The group that the last held reply waits for.
    var lastTicket: Int? {
        heldCount > 0 ? entries[entries.count - 1].ticket : nil
    }

    /// Ends a reply that was written to the held bytes.
    func hold(ticket: Int, kind: HeldReply.Kind, exchange: Exchange) {
        entries.append(
            HeldReply(ticket: ticket, kind: kind, exchange: exchange, end: base + held.count)
        )
        heldCount += 1
    }

    /// Lets the replies go that wait for that group or an earlier one.
    func release(upTo ticket: Int) {
        var count = first
        while count < entries.count, entries[count].ticket <= ticket { count += 1 }
        guard count > first else { return }
        let end = entries[count - 1].end - base
        moveHeld(to: end)
        first = count
        heldCount = entries.count - first
        trim()
    }

    /// Takes all held replies out, each with its bytes, to be sent or replaced.
    func drain(_ body: (HeldReply, UnsafeBufferPointer<UInt8>) -> Void) {
        let bytes = held.withUnsafeBytes { Array($0) }
        let replies = entries[first...]
        var start = base
        base += bytes.count
        held.removeAll()
        entries = []
        first = 0
        heldCount = 0
        bytes.withUnsafeBufferPointer { all in
            var offset = 0
            for reply in replies {
                let length = reply.end - start
                body(reply, UnsafeBufferPointer(rebasing: all[offset..<(offset + length)]))
                offset += length
                start = reply.end
            }
        }
    }

    private func moveHeld(to end: Int) {
        let count = held.count
        held.withUnsafeBytes { bytes in
            let bytes = bytes.bindMemory(to: UInt8.self)
            ready.append(UnsafeBufferPointer(rebasing: bytes[0..<end]))
        }
        base += end
        guard end < count else {
            held.removeAll()
            return
        }
        let rest = OutputBuffer(capacity: count - end)
        held.withUnsafeBytes { bytes in
            let bytes = bytes.bindMemory(to: UInt8.self)
            rest.append(UnsafeBufferPointer(rebasing: bytes[end..<count]))
        }
        held = rest
    }

    private func trim() {
        guard first < entries.count else {
            entries.removeAll(keepingCapacity: entries.capacity <= 4_096)
            first = 0
            return
        }
        guard first > 1_024, first > entries.count / 2 else { return }
        entries.removeFirst(first)
        first = 0
    }
}
