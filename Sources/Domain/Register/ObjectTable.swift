import HashTreeCollections

/// An object in the register; a class, so that tables hand out references and copy no fields.
///
/// Immutable: a change puts another one in its place.
package final class Stored<Object: Entity>: Sendable {
    package let value: Object

    init(_ value: Object) {
        self.value = value
    }
}

/// The objects of one kind by their key, as a value with shared structure.
///
/// Copying is O(1); reading and writing one object O(log n).
package struct ObjectTable<Object: Entity>: Sequence, Sendable {
    private var objects: TreeDictionary<Object.Key, Stored<Object>> = [:]

    package init() {}

    /// A copy of the object with that key.
    package subscript(key: Object.Key) -> Object? {
        objects[key]?.value
    }

    /// The object with that key, without copying it.
    // Layers above call it generically; the kinds that every statement looks up are compiled.
    @_specialize(where Object == Person)
    @_specialize(where Object == Unit)
    @_specialize(where Object == SchoolClass)
    @_specialize(where Object == ClassResult)
    package func stored(_ key: Object.Key) -> Stored<Object>? {
        objects[key]
    }

    // Layers above call it generically; the kinds that every statement looks up are compiled.
    @_specialize(where Object == Person)
    @_specialize(where Object == Unit)
    @_specialize(where Object == SchoolClass)
    package func contains(_ key: Object.Key) -> Bool {
        objects[key] != nil
    }

    package var count: Int { objects.count }
    package var isEmpty: Bool { objects.isEmpty }

    /// The objects in no particular order.
    package func makeIterator() -> AnyIterator<Object> {
        var iterator = objects.values.makeIterator()
        return AnyIterator { iterator.next()?.value }
    }

    /// The objects in no particular order, without copying them.
    package var allStored: some Sequence<Stored<Object>> { objects.values }

    /// Puts the object after the change in the place of the one before.
    @_specialize(where Object == Person)
    mutating func put(_ revised: Revised<Object>) {
        objects[revised.id] = revised.after.map(Stored.init)
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

    /// The keys at that entry in no particular order, which need no sorting.
    package func unordered(_ entry: Entry) -> some Collection<Key> {
        keys[entry] ?? []
    }

    package func count(at entry: Entry) -> Int {
        keys[entry]?.count ?? 0
    }

    /// Every entry that has a key, in no particular order.
    package var entries: [Entry] { Array(keys.keys) }

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
        keys[entry, default: []].insert(key)
    }

    private mutating func remove(_ key: Key, at entry: Entry) {
        keys[entry]?.remove(key)
        if keys[entry]?.isEmpty == true { keys[entry] = nil }
    }
}
