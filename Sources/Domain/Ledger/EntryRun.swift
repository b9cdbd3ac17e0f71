import Synchronization

/// The lines of one teacher, side by side in the order in which they are settled.
///
/// Immutable: another line makes another run, so that the run's identity tells whether anything of
/// the teacher's ledger has changed.
package final class EntryRun: TrieLeaf {
    /// How many there are in this process.
    static let living = Atomic<Int>(0)

    package let key: PersonID
    package let entries: [PackedEntry]

    init(_ teacher: PersonID, _ entries: [PackedEntry]) {
        key = teacher
        self.entries = entries
        Self.living.wrappingAdd(1, ordering: .relaxed)
    }

    deinit {
        Self.living.wrappingSubtract(1, ordering: .relaxed)
    }

    /// The run with a line put in the place of the one with its key, if there is one.
    func putting(_ entry: PackedEntry) -> EntryRun {
        guard place(of: entry.key) == nil else { return replacing(entry) }
        let place = entries.firstIndex { PackedEntry.isBefore(entry, $0) } ?? entries.count
        // All that it will have and no more: runs are many, and each is written once.
        let room = entries.count + 1
        let longer = [PackedEntry](unsafeUninitializedCapacity: room) { to, count in
            entries.withUnsafeBufferPointer { from in
                guard let first = to.baseAddress else { return }
                if let old = from.baseAddress {
                    first.initialize(from: old, count: place)
                    (first + place + 1).initialize(from: old + place, count: from.count - place)
                }
                (first + place).initialize(to: entry)
                count = room
            }
        }
        return EntryRun(key, longer)
    }

    private func replacing(_ entry: PackedEntry) -> EntryRun {
        var entries = entries.filter { $0.key != entry.key }
        let place = entries.firstIndex { PackedEntry.isBefore(entry, $0) } ?? entries.count
        entries.insert(entry, at: place)
        return EntryRun(key, entries)
    }

    /// The run without the line of that key.
    func removing(_ key: PackedText) -> EntryRun {
        EntryRun(self.key, Array(entries.filter { $0.key != key }))
    }

    func entry(_ key: PackedText) -> PackedEntry? {
        entries.first { $0.key == key }
    }

    private func place(of key: PackedText) -> Int? {
        entries.firstIndex { $0.key == key }
    }
}
