import HashTreeCollections

/// The objects of one kind by their key, as a value with shared structure.
///
/// Copying is O(1); reading and writing one object O(log n).
package struct ObjectTable<Object: Entity>: Sequence, Sendable {
    private var objects: TreeDictionary<Object.Key, Object> = [:]

    package init() {}

    package internal(set) subscript(key: Object.Key) -> Object? {
        get { objects[key] }
        set { objects[key] = newValue }
    }

    package var count: Int { objects.count }
    package var isEmpty: Bool { objects.isEmpty }

    /// The objects in no particular order.
    package func makeIterator() -> AnyIterator<Object> {
        var iterator = objects.values.makeIterator()
        return AnyIterator { iterator.next() }
    }
}

/// The keys of the objects that share a name, a unit or another property.
package struct KeyIndex<Entry: Hashable & Sendable, Key: Hashable & Comparable & Sendable>: Sendable
{
    private var keys: TreeDictionary<Entry, TreeSet<Key>> = [:]

    package init() {}

    /// The keys at that entry, in their order.
    package subscript(entry: Entry) -> [Key] {
        keys[entry]?.sorted() ?? []
    }

    package func count(at entry: Entry) -> Int {
        keys[entry]?.count ?? 0
    }

    /// Every entry that has a key, in no particular order.
    package var entries: [Entry] { Array(keys.keys) }

    mutating func insert(_ key: Key, at entry: Entry) {
        keys[entry, default: []].insert(key)
    }

    mutating func remove(_ key: Key, at entry: Entry) {
        keys[entry]?.remove(key)
        if keys[entry]?.isEmpty == true { keys[entry] = nil }
    }
}
