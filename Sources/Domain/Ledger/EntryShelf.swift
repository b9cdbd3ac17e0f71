import Synchronization

/// The ledger as it is kept: by teacher a run of packed lines, by key whose the line is.
///
/// - Complexity: a line is found and put in O(log n) and the teacher's own lines.
package struct EntryShelf: ObjectShelf {
    private var runs = HashTrie<EntryRun>()
    private var pages = HashTrie<EntryPage>()
    package private(set) var count = 0

    package init() {}

    /// All lines at once.
    init(_ loading: EntryLoading) {
        loading.visitRuns { runs.put($0) }
        loading.visitPages { pages.put($0) }
        count = loading.count
    }

    /// The teacher's lines; nil where there are none.
    package func run(of teacher: PersonID) -> EntryRun? {
        runs[teacher]
    }

    /// The teachers whose lines are others than in that state.
    package func teachersChanged(since other: EntryShelf) -> [PersonID] {
        runs.keysChanged(since: other.runs)
    }

    /// The least key of the lines that this person recorded or approved.
    /// - Complexity: O(lines); none is unpacked.
    package func leastKey(recordedOrApprovedBy person: PersonID) -> EntryID? {
        guard let name = PackedText(known: person.text) else { return nil }
        return leastKey { $0.recorder == name || $0.approver == name }
    }

    /// The least key of the lines of that project.
    /// - Complexity: O(lines); none is unpacked.
    package func leastKey(of project: ProjectID) -> EntryID? {
        guard let name = PackedText(known: project.text) else { return nil }
        return leastKey { $0.project == name }
    }

    private func leastKey(where passes: (EntryDetail) -> Bool) -> EntryID? {
        var least: String?
        for run in runs.leaves {
            for entry in run.entries where passes(entry.detail) {
                guard let key = entry.key.text else { continue }
                least = least.map { min($0, key) } ?? key
            }
        }
        return least.map { EntryID($0) }
    }

    /// The words and details that lines have.
    package struct UsedWords: Sendable {
        fileprivate var words = NumberSet()
        fileprivate var details = NumberSet()
    }

    /// The words and details of these lines.
    /// - Complexity: O(lines).
    package var usedWords: UsedWords {
        var used = UsedWords()
        for page in pages.leaves { page.note(in: &used.words) }
        for run in runs.leaves {
            for entry in run.entries {
                for text in [entry.key, entry.title, entry.evidence] {
                    used.words.insert(text.prefix.number)
                }
                used.words.insert(entry.dimension.number)
                guard !used.details.contains(entry.detailNumber) else { continue }
                used.details.insert(entry.detailNumber)
                entry.detail.note(in: &used.words)
            }
        }
        return used
    }

    /// Whether there are no lines but these, in no other state.
    package var isAlone: Bool {
        EntryRun.living.load(ordering: .relaxed) == runs.count
            && EntryPage.living.load(ordering: .relaxed) == pages.count
    }

    /// Forgets the words and details that none of these lines has: those of what was only proposed,
    /// and of what is no longer said.
    ///
    /// Nobody may be packing lines, nor have any that are in no register.
    /// - Parameter used: the words of these same lines.
    /// - Returns: false where there are lines in another state, and nothing is forgotten.
    /// - Complexity: O(words).
    package func forgetWords(but used: UsedWords) -> Bool {
        guard isAlone else { return false }
        PackedWord.generation.wrappingAdd(1, ordering: .relaxed)
        EntryDetail.pool.forget(but: used.details)
        PackedWord.pool.forget(but: used.words)
        return true
    }

    /// How many words and details lines are packed with, and about how many bytes they take.
    package static var wordFigures: (count: Int, bytes: Int) {
        let (words, details) = (PackedWord.pool.figures, EntryDetail.pool.figures)
        return (words.count + details.count, words.bytes + details.bytes)
    }

    // MARK: Keys that are typed

    /// The pages that are looked up for a key that is being typed.
    private static let pageLimit = 2_000

    /// The keys that are `typed`, or go on with digits: the shorter ones first.
    /// - Complexity: O(`pageLimit` + `limit`).
    package func keys(beginningWith typed: String, limit: Int) -> [EntryID] {
        guard let start = PackedText(known: typed) else { return [] }
        var found: [EntryID] = []
        var looked = 0
        var (low, high) = start.bounds
        while high < 1_000_000_000 {
            for number in low >> 6...high >> 6 {
                looked += 1
                guard looked <= Self.pageLimit, found.count < limit else { return found }
                let place = EntryPage.Key(prefix: start.prefix, number: UInt32(number))
                guard let page = pages[place] else { continue }
                let fitting = page.numbers.filter { (low...high).contains(UInt64($0)) }
                for number in fitting.prefix(limit - found.count) {
                    let key = PackedText(prefix: start.prefix, number: number)
                    key.text.map { found.append(EntryID($0)) }
                }
            }
            (low, high) = (max(low * 10, 10), high * 10 + 9)
        }
        return found
    }

    // MARK: As a shelf

    package func object(_ key: EntryID) -> LedgerEntry? {
        guard let key = PackedText(known: key.text), let run = run(holding: key) else { return nil }
        return run.entry(key)?.entry(of: run.key)
    }

    package func stored(_ key: EntryID) -> Stored<LedgerEntry>? {
        object(key).map { Stored($0) }
    }

    package func contains(_ key: EntryID) -> Bool {
        PackedText(known: key.text).map { teacher(of: $0) != nil } ?? false
    }

    package var objects: AnyIterator<LedgerEntry> {
        let runs = runs.leaves
        var (place, line) = (0, 0)
        return AnyIterator {
            while place < runs.count {
                guard line < runs[place].entries.count else {
                    (place, line) = (place + 1, 0)
                    continue
                }
                line += 1
                return runs[place].entries[line - 1].entry(of: runs[place].key)
            }
            return nil
        }
    }

    package var allStored: AnyIterator<Stored<LedgerEntry>> {
        let objects = objects
        return AnyIterator { objects.next().map { Stored($0) } }
    }

    /// Puts the line into its teacher's run, and out of another one's where it was in one.
    package mutating func put(_ revised: Revised<LedgerEntry>) {
        let key = PackedText(revised.id.text)
        let old = run(holding: key)
        guard let new = revised.new else {
            guard let old else { return }
            keep(old.removing(key))
            note(nil, at: key)
            count -= 1
            return
        }
        let teacher = new.value.teacher
        if let old, old.key != teacher { keep(old.removing(key)) }
        let entry = PackedEntry(new.value, key)
        let isThere = runs.update(teacher) { $0 = $0.putting(entry) }
        if !isThere { runs.put(EntryRun(teacher, [entry])) }
        guard old?.key != teacher else { return }
        note(PackedText(teacher.text), at: key)
        if old == nil { count += 1 }
    }

    private mutating func keep(_ run: EntryRun) {
        if run.entries.isEmpty { runs.remove(run.key) } else { runs.put(run) }
    }

    private mutating func note(_ teacher: PackedText?, at key: PackedText) {
        let place = EntryPage.Key(key)
        var isEmpty = false
        let isThere = pages.update(place) { page in
            if !isKnownUniquelyReferenced(&page) { page = page.copy }
            page.put(teacher, at: key)
            isEmpty = page.isEmpty
        }
        if isEmpty { pages.remove(place) }
        guard !isThere, teacher != nil else { return }
        let page = EntryPage(place)
        page.put(teacher, at: key)
        pages.put(page)
    }

    private func teacher(of key: PackedText) -> PackedText? {
        pages[EntryPage.Key(key)]?.teacher(of: key)
    }

    private func run(holding key: PackedText) -> EntryRun? {
        teacher(of: key)?.text.flatMap { runs[PersonID($0)] }
    }
}

extension PackedText {
    /// Between which numbers those lie that begin so and have no more digits; without one, those of
    /// one digit.
    fileprivate var bounds: (UInt64, UInt64) {
        number == 0 ? (0, 9) : (UInt64(number), UInt64(number))
    }
}
