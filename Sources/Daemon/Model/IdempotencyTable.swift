import Domain
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

    /// What is remembered of one statement.
    ///
    /// While it is on its way that is the statement itself; texts are made of it on the storage
    /// thread. A class, so that its group can settle it without looking its key up again.
    final class Remembered {
        private enum State {
            case proposed(Proposed)
            case stored(IdempotencyRecord)
        }

        private var state: State

        fileprivate init(_ proposed: Proposed) {
            state = .proposed(proposed)
        }

        fileprivate init(_ record: IdempotencyRecord) {
            state = .stored(record)
        }

        /// Keeps what the store has of the statement in its place; its group has come back.
        func settle() {
            if case .proposed(let proposed) = state { state = .stored(proposed.record) }
        }

        fileprivate var sequence: Int {
            switch state {
            case .proposed(let proposed): proposed.sequence
            case .stored(let record): record.sequence
            }
        }

        fileprivate var timeMilliseconds: Int64 {
            switch state {
            case .proposed(let proposed): proposed.timeMilliseconds
            case .stored(let record): record.timeMilliseconds
            }
        }

        /// The hash of its text.
        fileprivate var text: UInt64 {
            switch state {
            case .proposed(let proposed): ByteHash.hash(proposed.text)
            case .stored(let record): record.text
            }
        }

        fileprivate var receipt: [Reply.Meta] {
            switch state {
            case .proposed(let proposed): Receipt.pairs(in: proposed.outcome)
            case .stored(let record): Receipt.pairs(in: record.outcome)
            }
        }
    }

    private let limit: Int
    private let milliseconds: Int64
    private var records: [IdempotencyKey: Remembered]
    /// What was remembered, in the order of the statements; what is before `oldest` is gone, and
    /// so is what its key is no longer remembered for.
    private var order: [(key: IdempotencyKey, remembered: Remembered)]
    private var oldest = 0

    /// Begins with what the store knows.
    init(_ stored: [IdempotencyKey: IdempotencyRecord], limits: Limits) {
        limit = limits.idempotencyKeys
        milliseconds = limits.idempotencyMilliseconds
        records = stored.mapValues(Remembered.init)
        order = records.map { ($0.key, $0.value) }
        order.sort { $0.remembered.sequence < $1.remembered.sequence }
    }

    /// Looks a statement's key up; its text is asked only where the key is known.
    func look(
        up key: IdempotencyKey,
        now: Int64,
        text: @autoclosure () -> String
    ) -> Known {
        guard let record = records[key], now - record.timeMilliseconds < milliseconds else {
            return .fresh
        }
        guard record.text == ByteHash.hash(text()) else { return .otherStatement }
        return .replay(record.receipt, sequence: record.sequence)
    }

    /// Keeps a statement under its key.
    /// - Returns: what its group is to settle.
    mutating func remember(_ key: IdempotencyKey, _ proposed: Proposed) -> Remembered {
        let remembered = Remembered(proposed)
        records[key] = remembered
        order.append((key, remembered))
        trim()
        return remembered
    }

    /// Forgets the oldest past the limit, and the places of what was forgotten or used again since.
    private mutating func trim() {
        while oldest < order.count {
            let (key, remembered) = order[oldest]
            let isKnown = records[key] === remembered
            guard !isKnown || records.count > limit else { break }
            if isKnown { records[key] = nil }
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
