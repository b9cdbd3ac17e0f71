package import Domain

/// What a store holds, as read and checked at the start.
package struct LoadedStore: Sendable {
    package let register: Register
    /// That of the last statement; 0 for an empty store.
    package let sequence: Int
    /// When the last statement was committed, UTC; 0 for an empty store.
    package let lastTimeMilliseconds: Int64
    /// The statements of the last day that carried a key, at most `Store.idempotencyLimit`.
    package let idempotency: [IdempotencyKey: IdempotencyRecord]
    package let notices: [StoreNotice]
}

/// A user's idempotency key.
package struct IdempotencyKey: Hashable, Sendable {
    package let uid: Int
    package let key: String
    /// Of uid and key's bytes.
    private let hash: UInt64

    package init(uid: Int, key: String) {
        self.uid = uid
        self.key = key
        hash = ByteHash.hash(key) ^ UInt64(truncatingIfNeeded: uid)
    }

    /// A script's keys begin alike, and differ in their hash.
    package static func == (left: IdempotencyKey, right: IdempotencyKey) -> Bool {
        left.hash == right.hash && left.uid == right.uid && left.key == right.key
    }

    /// Of the bytes: every statement of a script brings a key that is new.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }
}

/// What was answered to a statement that carried an idempotency key.
package struct IdempotencyRecord: Hashable, Sendable {
    /// The hash of the statement's text, in this process: another statement under the key is a
    /// conflict.
    package let text: UInt64
    package let outcome: String
    package let sequence: Int
    package let timeMilliseconds: Int64

    package init(text: UInt64, outcome: String, sequence: Int, timeMilliseconds: Int64) {
        self.text = text
        self.outcome = outcome
        self.sequence = sequence
        self.timeMilliseconds = timeMilliseconds
    }
}
