/// The keys of the objects that share a name, a unit or another property.
package struct KeyIndex<Entry: Hashable & Sendable, Key: Hashable & Comparable & Sendable>: Sendable
{
    /// The keys at one entry.
    private final class Bucket: TrieLeaf {
        let key: Entry
        let keys: OrderedSet<Key>

        init(_ entry: Entry, _ keys: OrderedSet<Key>) {
            key = entry
            self.keys = keys
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
        let old = revised.before.map(entries) ?? []
        let new = revised.after.map(entries) ?? []
        guard old != new else { return }
        for entry in old where !new.contains(entry) { remove(revised.id, at: entry) }
        for entry in new where !old.contains(entry) { insert(revised.id, at: entry) }
    }

    private mutating func insert(_ key: Key, at entry: Entry) {
        var keys = buckets[entry]?.keys ?? OrderedSet()
        keys.insert(key)
        buckets.put(Bucket(entry, keys))
    }

    private mutating func remove(_ key: Key, at entry: Entry) {
        guard var keys = buckets[entry]?.keys else { return }
        keys.remove(key)
        if keys.count == 0 { buckets.remove(entry) } else { buckets.put(Bucket(entry, keys)) }
    }
}
