/// The keys of the objects that share a name, a unit or another property.
package struct KeyIndex<Entry: Hashable & Sendable, Key: Hashable & Ordered>: Sendable {
    /// The keys at one entry.
    ///
    /// Unchecked: they are written only where nobody else refers to it.
    private final class Bucket: TrieLeaf, @unchecked Sendable {
        let key: Entry
        @exclusivity(unchecked) var keys: Keys

        init(_ entry: Entry, _ keys: Keys) {
            key = entry
            self.keys = keys
        }
    }

    /// Most entries, as names, have one key, which needs no tree.
    private enum Keys {
        case one(Key)
        case many(OrderedSet<Key>)

        var count: Int {
            switch self {
            case .one: 1
            case .many(let keys): keys.count
            }
        }

        var first: Key? {
            switch self {
            case .one(let key): key
            case .many(let keys): keys.first
            }
        }

        var elements: [Key] {
            switch self {
            case .one(let key): [key]
            case .many(let keys): keys.elements
            }
        }

        mutating func insert(_ key: Key) {
            switch self {
            case .one(key): return
            case .one(let other):
                var keys = OrderedSet<Key>()
                keys.insert(other)
                keys.insert(key)
                self = .many(keys)
            case .many(var keys):
                // Let go while it is written, so that it is written in place.
                self = .one(key)
                keys.insert(key)
                self = .many(keys)
            }
        }

        /// Removes a key that is not the only one.
        mutating func remove(_ key: Key) {
            guard case .many(var keys) = self else { return }
            self = .one(key)
            keys.remove(key)
            self = .many(keys)
        }

        /// Whether it is the only key.
        func isOnly(_ key: Key) -> Bool {
            count == 1 && elements == [key]
        }
    }

    private var buckets = HashTrie<Bucket>()

    package init() {}

    /// The keys at that entry, in their order.
    package subscript(entry: Entry) -> [Key] {
        buckets[entry]?.keys.elements ?? []
    }

    /// The first key at that entry.
    package func first(at entry: Entry) -> Key? {
        buckets[entry]?.keys.first
    }

    package func count(at entry: Entry) -> Int {
        buckets[entry]?.keys.count ?? 0
    }

    /// Every entry that has a key, in no particular order.
    package var entries: [Entry] { buckets.leaves.map(\.key) }

    /// Moves the object's key from the entries that it had to those that it has.
    mutating func reindex<Object: Entity>(
        _ revised: Revised<Object>,
        by entries: (Object) -> [Entry]
    ) where Object.Key == Key {
        let (before, after) = revised.map(entries)
        let (old, new) = (before ?? [], after ?? [])
        guard old != new else { return }
        for entry in old where !new.contains(entry) { remove(revised.id, at: entry) }
        for entry in new where !old.contains(entry) { insert(revised.id, at: entry) }
    }

    mutating func insert(_ key: Key, at entry: Entry) {
        let isThere = buckets.update(entry) { bucket in Self.write(&bucket) { $0.insert(key) } }
        if !isThere { buckets.put(Bucket(entry, .one(key))) }
    }

    private mutating func remove(_ key: Key, at entry: Entry) {
        guard let bucket = buckets[entry] else { return }
        guard !bucket.keys.isOnly(key) else {
            buckets.remove(entry)
            return
        }
        _ = consume bucket
        _ = buckets.update(entry) { bucket in Self.write(&bucket) { $0.remove(key) } }
    }

    private static func write(_ bucket: inout Bucket, _ body: (inout Keys) -> Void) {
        if !isKnownUniquelyReferenced(&bucket) { bucket = Bucket(bucket.key, bucket.keys) }
        body(&bucket.keys)
    }
}
