/// An object in the register; a class, so that tables hand out references and copy no fields.
///
/// Immutable: a change puts another one in its place.
package final class Stored<Object: Entity>: TrieLeaf {
    package let value: Object

    package init(_ value: consuming Object) {
        self.value = value
    }

    package var key: Object.Key { value.id }
}

/// The objects of one kind by their key, as a value with shared structure.
///
/// Copying is O(1); reading and writing one object O(log n). How they are kept is their kind's own
/// business (`Entity.Shelf`).
package struct ObjectTable<Object: Entity>: Sequence, Sendable {
    package private(set) var shelf = Object.Shelf()

    package init() {}

    init(_ shelf: Object.Shelf) {
        self.shelf = shelf
    }

    /// A copy of the object with that key.
    package subscript(key: Object.Key) -> Object? {
        shelf.object(key)
    }

    /// The object with that key, without copying it.
    // Layers above call it generically; the kinds that every statement looks up are compiled.
    @_specialize(where Object == Person)
    @_specialize(where Object == Unit)
    @_specialize(where Object == SchoolClass)
    @_specialize(where Object == ClassResult)
    package func stored(_ key: Object.Key) -> Stored<Object>? {
        shelf.stored(key)
    }

    /// Lends the object with that key; where there is none, `body` is not called.
    ///
    /// For who reads one object after another: where an object is kept by itself, no reference to
    /// it is counted, which would wait for its memory before any of it is read.
    /// - Returns: whether there is one.
    @_specialize(where Object == Person)
    package func visit(_ key: Object.Key, _ body: (Stored<Object>) -> Void) -> Bool {
        shelf.visit(key, body)
    }

    // Layers above call it generically; the kinds that every statement looks up are compiled.
    @_specialize(where Object == Person)
    @_specialize(where Object == Unit)
    @_specialize(where Object == SchoolClass)
    @_specialize(where Object == LedgerEntry)
    package func contains(_ key: Object.Key) -> Bool {
        shelf.contains(key)
    }

    package var count: Int { shelf.count }
    package var isEmpty: Bool {
        @_specialize(where Object == Closing)
        get { shelf.count == 0 }
    }

    /// The objects in no particular order.
    package func makeIterator() -> AnyIterator<Object> {
        shelf.objects
    }

    /// The objects in no particular order, without copying them.
    package var allStored: AnyIterator<Stored<Object>> { shelf.allStored }

    /// Puts the object after the change in the place of the one before.
    @_specialize(where Object == Person)
    mutating func put(_ revised: Revised<Object>) {
        shelf.put(revised)
    }
}
