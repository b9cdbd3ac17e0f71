/// The objects that share one property, by reference and in the order of their keys.
///
/// For kinds of which there are a million: half the memory of a `KeyIndex`, and who walks through it
/// has the objects at once. Every revision of an object is put in the place of the one before.
package struct ObjectIndex<Entry: Hashable & Sendable, Object: Entity>: Sendable {
    /// An object, ordered by its key.
    private struct Element: Comparable, Sendable {
        let stored: Stored<Object>

        static func == (left: Self, right: Self) -> Bool {
            left.stored === right.stored || left.stored.key == right.stored.key
        }

        static func < (left: Self, right: Self) -> Bool {
            left.stored.key < right.stored.key
        }
    }

    /// The objects at one entry.
    private final class Bucket: TrieLeaf {
        let key: Entry
        let elements: OrderedSet<Element>

        init(_ entry: Entry, _ elements: OrderedSet<Element>) {
            key = entry
            self.elements = elements
        }
    }

    private var buckets = HashTrie<Bucket>()

    package init() {}

    /// The keys at that entry, in their order.
    package subscript(entry: Entry) -> [Object.Key] {
        buckets[entry]?.elements.elements.map(\.stored.key) ?? []
    }

    /// The objects at that entry, in the order of their keys.
    package func stored(at entry: Entry) -> [Stored<Object>] {
        buckets[entry]?.elements.elements.map(\.stored) ?? []
    }

    /// The first object at that entry.
    package func first(at entry: Entry) -> Stored<Object>? {
        buckets[entry]?.elements.first?.stored
    }

    package func count(at entry: Entry) -> Int {
        buckets[entry]?.elements.count ?? 0
    }

    /// What tells whether anything at that entry is another than it was: the same object as long as
    /// nothing is.
    package func edition(of entry: Entry) -> AnyObject? { buckets[entry] }

    /// Moves the object from the entry that it had to the one that it has.
    mutating func reindex(_ revised: Revised<Object>, by entry: (Object) -> Entry) {
        let oldEntry = revised.old.map { entry($0.value) }
        let newEntry = revised.new.map { entry($0.value) }
        if let old = revised.old, let oldEntry, oldEntry != newEntry {
            revise(at: oldEntry) { $0.remove(Element(stored: old)) }
        }
        if let new = revised.new, let newEntry {
            revise(at: newEntry) { $0.put(Element(stored: new)) }
        }
    }

    private mutating func revise(at entry: Entry, _ body: (inout OrderedSet<Element>) -> Void) {
        var elements = buckets[entry]?.elements ?? OrderedSet()
        body(&elements)
        if elements.count == 0 {
            buckets.remove(entry)
        } else {
            buckets.put(Bucket(entry, elements))
        }
    }
}
