/// The objects that share one property, by reference and in the order of their keys.
///
/// For kinds of which there are a million: half the memory of a `KeyIndex`, and who walks through
/// it has the objects at once. Every revision of an object is put in the place of the one before.
package struct ObjectIndex<Entry: Hashable & Sendable, Object: Entity>: Sendable {
    /// An object, ordered by its key.
    private struct Element: Ordered {
        let stored: Stored<Object>

        static func == (left: Self, right: Self) -> Bool {
            left.stored === right.stored || left.stored.key == right.stored.key
        }

        static func < (left: Self, right: Self) -> Bool {
            left.stored.key < right.stored.key
        }
    }

    /// The objects at one entry: few as a row, many as a tree.
    ///
    /// Most entries have some dozen, which as a row take half the memory; a write copies the row.
    private enum Elements: Sendable {
        case few([Element])
        case many(OrderedSet<Element>)

        /// The most of a row.
        static var fewLimit: Int { 64 }

        var count: Int {
            switch self {
            case .few(let row): row.count
            case .many(let tree): tree.count
            }
        }

        var first: Element? {
            switch self {
            case .few(let row): row.first
            case .many(let tree): tree.first
            }
        }

        func visitAll(_ body: (Element) -> Void) {
            switch self {
            case .few(let row): for element in row { body(element) }
            case .many(let tree): tree.visitAll(body)
            }
        }

        /// Lends the objects, those of a row without counting a reference to each: who looks at a
        /// million would wait for the memory that the counts lie in.
        @inline(__always)
        func lendAll(_ body: (Stored<Object>) -> Void) {
            switch self {
            case .few(let row):
                row.withUnsafeBytes { bytes in
                    // An element is a reference and nothing else; the row keeps the object.
                    for object in bytes.assumingMemoryBound(to: Unmanaged<Stored<Object>>.self) {
                        object._withUnsafeGuaranteedRef { body($0) }
                    }
                }
            case .many(let tree): tree.visitAll { body($0.stored) }
            }
        }

        /// With the element, in the place of the one with its key if there is one.
        func putting(_ element: Element) -> Elements {
            switch self {
            case .few(let row):
                let place = Self.place(of: element, in: row)
                let isThere = place < row.count && row[place] == element
                guard isThere || row.count < Self.fewLimit else {
                    var tree = OrderedSet<Element>()
                    for own in row { tree.insert(own) }
                    return Elements.many(tree).putting(element)
                }
                return .few(Self.row(row[..<place], element, row[(place + (isThere ? 1 : 0))...]))
            case .many(var tree):
                tree.put(element)
                return .many(tree)
            }
        }

        func removing(_ element: Element) -> Elements {
            switch self {
            case .few(let row):
                let place = Self.place(of: element, in: row)
                guard place < row.count, row[place] == element else { return self }
                return .few(Self.row(row[..<place], nil, row[(place + 1)...]))
            case .many(var tree):
                tree.remove(element)
                return .many(tree)
            }
        }

        /// A row that takes no more memory than it needs.
        private static func row(
            _ before: ArraySlice<Element>,
            _ element: Element?,
            _ after: ArraySlice<Element>
        ) -> [Element] {
            var row: [Element] = []
            row.reserveCapacity(before.count + after.count + (element == nil ? 0 : 1))
            row.append(contentsOf: before)
            if let element { row.append(element) }
            row.append(contentsOf: after)
            return row
        }

        /// The first place whose element is not less.
        private static func place(of element: Element, in row: [Element]) -> Int {
            var (low, high) = (0, row.count)
            // What comes last is put last: most keys are made in their order.
            if let last = row.last, last < element { return high }
            while low < high {
                let middle = (low + high) / 2
                if row[middle] < element { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The objects at one entry.
    private final class Bucket: TrieLeaf {
        let key: Entry
        let elements: Elements

        init(_ entry: Entry, _ elements: Elements) {
            key = entry
            self.elements = elements
        }
    }

    private var buckets = HashTrie<Bucket>()

    package init() {}

    /// The keys at that entry, in their order.
    package subscript(entry: Entry) -> [Object.Key] { stored(at: entry).map(\.key) }

    /// Every entry that has an object, in no particular order.
    package var entries: [Entry] { buckets.leaves.map(\.key) }

    /// The objects at that entry, in the order of their keys.
    package func stored(at entry: Entry) -> [Stored<Object>] {
        guard let elements = buckets[entry]?.elements else { return [] }
        var objects: [Stored<Object>] = []
        objects.reserveCapacity(elements.count)
        elements.visitAll { objects.append($0.stored) }
        return objects
    }

    /// Visits the objects at that entry, in the order of their keys.
    // Layers above call it generically; the one that walks through a million is compiled.
    @_specialize(where Entry == LessonID, Object == Observation)
    @_specialize(where Entry == PersonID, Object == Observation)
    package func visit(at entry: Entry, _ body: (Stored<Object>) -> Void) {
        _ = buckets.lend(entry) { bucket in bucket.elements.lendAll(body) }
    }

    /// The first object at that entry.
    package func first(at entry: Entry) -> Stored<Object>? {
        buckets[entry]?.elements.first?.stored
    }

    /// The entries whose objects are others than in that state.
    package func entriesChanged(since other: ObjectIndex) -> [Entry] {
        buckets.keysChanged(since: other.buckets)
    }

    package func count(at entry: Entry) -> Int {
        buckets[entry]?.elements.count ?? 0
    }

    /// Moves the object from the entry that it had to the one that it has.
    mutating func reindex(_ revised: Revised<Object>, by entry: (Object) -> Entry) {
        let oldEntry = revised.old.map { entry($0.value) }
        let newEntry = revised.new.map { entry($0.value) }
        if let old = revised.old, let oldEntry, oldEntry != newEntry {
            revise(at: oldEntry) { $0.removing(Element(stored: old)) }
        }
        if let new = revised.new, let newEntry {
            revise(at: newEntry) { $0.putting(Element(stored: new)) }
        }
    }

    private mutating func revise(at entry: Entry, _ body: (Elements) -> Elements) {
        let elements = body(buckets[entry]?.elements ?? .few([]))
        if elements.count == 0 {
            buckets.remove(entry)
        } else {
            buckets.put(Bucket(entry, elements))
        }
    }
}
