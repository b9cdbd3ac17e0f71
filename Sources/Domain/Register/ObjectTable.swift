/// An object in the register; a class, so that tables hand out references and copy no fields.
///
/// Immutable: a change puts another one in its place.
package final class Stored<Object: Entity>: TrieLeaf {
    package let value: Object

    init(_ value: Object) {
        self.value = value
    }

    package var key: Object.Key { value.id }
}

/// The objects of one kind by their key, as a value with shared structure.
///
/// Copying is O(1); reading and writing one object O(log n).
package struct ObjectTable<Object: Entity>: Sequence, Sendable {
    private var objects = HashTrie<Stored<Object>>()

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
        var iterator = objects.leaves.makeIterator()
        return AnyIterator { iterator.next()?.value }
    }

    /// The objects in no particular order, without copying them.
    package var allStored: [Stored<Object>] { objects.leaves }

    /// Puts the object after the change in the place of the one before.
    @_specialize(where Object == Person)
    mutating func put(_ revised: Revised<Object>) {
        if let new = revised.new { objects.put(new) } else { objects.remove(revised.id) }
    }
}
