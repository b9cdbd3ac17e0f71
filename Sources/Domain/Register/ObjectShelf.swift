/// How the objects of one kind are kept: a value with shared structure, copied in O(1).
package protocol ObjectShelf<Object>: Sendable {
    associatedtype Object: Entity

    init()

    var count: Int { get }

    /// A copy of the object with that key.
    func object(_ key: Object.Key) -> Object?
    func stored(_ key: Object.Key) -> Stored<Object>?
    func contains(_ key: Object.Key) -> Bool
    /// Lends the object with that key; false where there is none.
    func visit(_ key: Object.Key, _ body: (Stored<Object>) -> Void) -> Bool

    /// The objects in no particular order.
    var objects: AnyIterator<Object> { get }
    /// The same, as references.
    var allStored: AnyIterator<Stored<Object>> { get }

    /// Puts the object after the change in the place of the one before.
    mutating func put(_ revised: Revised<Object>)
}

extension ObjectShelf {
    package func visit(_ key: Object.Key, _ body: (Stored<Object>) -> Void) -> Bool {
        guard let object = stored(key) else { return false }
        body(object)
        return true
    }
}

/// Each object by itself, by its key: the usual way.
package struct TrieShelf<Object: Entity>: ObjectShelf {
    private var trie = HashTrie<Stored<Object>>()

    package init() {}

    package var count: Int { trie.count }

    package func object(_ key: Object.Key) -> Object? {
        trie[key]?.value
    }

    package func stored(_ key: Object.Key) -> Stored<Object>? {
        trie[key]
    }

    package func contains(_ key: Object.Key) -> Bool {
        trie[key] != nil
    }

    /// Lends the object with that key, without counting a reference to it.
    func lend<Result>(_ key: Object.Key, _ body: (Stored<Object>) -> Result) -> Result? {
        trie.lend(key, body)
    }

    package func visit(_ key: Object.Key, _ body: (Stored<Object>) -> Void) -> Bool {
        trie.lend(key, body) != nil
    }

    package var objects: AnyIterator<Object> {
        var iterator = trie.leaves.makeIterator()
        return AnyIterator { iterator.next()?.value }
    }

    package var allStored: AnyIterator<Stored<Object>> {
        AnyIterator(trie.leaves.makeIterator())
    }

    package mutating func put(_ revised: Revised<Object>) {
        if let new = revised.new { trie.put(new) } else { trie.remove(revised.id) }
    }

    /// The objects that the other one does not have, or has otherwise, and the other way round.
    package func keysChanged(since other: TrieShelf) -> [Object.Key] {
        trie.keysChanged(since: other.trie)
    }
}
