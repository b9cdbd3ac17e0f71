import Grammar
import Storage

/// The statements that carried an idempotency key, for a day: each is carried out once.
struct IdempotencyTable {
    /// What is known of a key.
    enum Known {
        case fresh
        /// The same statement; its receipt and sequence.
        case replay([Reply.Meta], sequence: Int)
        case otherStatement
    }

    private let limit: Int
    private let milliseconds: Int64
    private var records: [IdempotencyKey: IdempotencyRecord]
    /// The keys in the order of their statements; those before `oldest` are gone.
    private var order: [IdempotencyKey]
    private var oldest = 0

    /// Begins with what the store knows.
    init(_ stored: [IdempotencyKey: IdempotencyRecord], limits: Limits) {
        limit = limits.idempotencyKeys
        milliseconds = limits.idempotencyMilliseconds
        records = stored
        order = stored.sorted { $0.value.sequence < $1.value.sequence }.map(\.key)
    }

    /// Looks a statement's key up; its text is asked only where the key is known.
    func look(
        up key: IdempotencyKey,
        now: Int64,
        text: @autoclosure () -> Fingerprint
    ) -> Known {
        guard let record = records[key], now - record.timeMilliseconds < milliseconds else {
            return .fresh
        }
        guard record.text == text() else { return .otherStatement }
        return .replay(Receipt.pairs(in: record.outcome), sequence: record.sequence)
    }

    /// Keeps a statement's receipt under its key.
    mutating func remember(_ key: IdempotencyKey, _ record: IdempotencyRecord) {
        records[key] = record
        order.append(key)
        while records.count > limit, oldest < order.count {
            records[order[oldest]] = nil
            oldest += 1
        }
        guard oldest > limit else { return }
        order.removeFirst(oldest)
        oldest = 0
    }

    /// Takes back what was remembered of a statement that was not stored.
    mutating func forget(_ proposed: Proposed) {
        guard let key = proposed.request.idempotencyKey else { return }
        let known = IdempotencyKey(uid: proposed.userID, key: key)
        guard records[known]?.sequence == proposed.sequence else { return }
        records[known] = nil
    }
}
