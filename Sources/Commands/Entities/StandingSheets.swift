import Domain
import Schemes
import Statistics
import Synchronization

/// The sheets that questions about severity are asked of, kept from question to question
/// (评分常备数据).
///
/// A class because it is a cache: what it keeps is what gathering anew would give. Two states of
/// the register tell in which lessons they differ without being searched through; only those are
/// gathered again. It may be a state to either side: a transaction's, an earlier one.
final class StandingSheets: Sendable {
    private let standings = Mutex<[LessonScope: Standing]>([:])

    /// The most scopes that are kept; the oldest goes first.
    private static let limit = 4

    /// The sheets of those lessons, by instrument.
    /// - Complexity: O(lessons that have changed) where it was asked before.
    func columns(_ scope: LessonScope, _ context: Context) -> [SheetColumns] {
        // Taken out while it is brought up to date, so that nobody else refers to its columns.
        let known = standings.withLock { $0.removeValue(forKey: scope) }
        let standing: Standing
        if var known, known.renew(scope, context.regulations) {
            standing = known
        } else {
            standing = Standing(scope, context.regulations, context.surroundings.halves)
        }
        standings.withLock { standings in
            if standings.count >= Self.limit,
                let oldest = standings.min(by: { $0.value.age < $1.value.age })
            {
                standings.removeValue(forKey: oldest.key)
            }
            standings[scope] = standing
        }
        return standing.columns
    }

    /// The sheets of one scope in one state of the register.
    private struct Standing: Sendable {
        private(set) var columns: [SheetColumns] = []
        /// When it was last asked, counted up.
        private(set) var age: UInt64
        private var lessons: TrieShelf<Lesson>
        private var observations: ObjectIndex<LessonID, Observation>
        private let rules: Edition

        private static let clock = Atomic<UInt64>(0)

        init(_ scope: LessonScope, _ regulations: Regulations, _ halves: Halves) {
            age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            lessons = regulations.register.lessons.shelf
            observations = regulations.register.index.observationsByLesson
            rules = regulations.register.index.editions.rules
            var sieve = LessonScope.Sieve(scope, regulations)
            let wanted = lessons.allStored.filter { sieve.takes($0) }
            for part in halves.map(wanted, { GatheredSheets.all(of: $0, regulations) }) {
                add(part)
            }
        }

        /// Brings it to that state of the register; no scheme, unit or class may be another one.
        /// - Returns: whether it could, and it was worth it.
        mutating func renew(_ scope: LessonScope, _ regulations: Regulations) -> Bool {
            let register = regulations.register
            guard rules === register.index.editions.rules else { return false }
            let now = (register.lessons.shelf, register.index.observationsByLesson)
            let changed = Set(now.0.keysChanged(since: lessons))
                .union(now.1.entriesChanged(since: observations))
            guard changed.count <= max(100, lessons.count / 8) else { return false }
            age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            var sieve = LessonScope.Sieve(scope, regulations)
            for key in changed {
                guard let old = lessons.stored(key) else { continue }
                for place in columns.indices { columns[place].remove(old) }
            }
            (lessons, observations) = now
            let wanted = changed.compactMap(lessons.stored).filter { sieve.takes($0) }
            if !wanted.isEmpty { add(GatheredSheets.all(of: wanted[...], regulations)) }
            columns.removeAll(where: \.isEmpty)
            return true
        }

        private mutating func add(_ gathered: [GatheredSheets]) {
            for own in gathered where !own.rows.isEmpty {
                let place = columns.firstIndex { $0.key == own.key }
                if place == nil { columns.append(SheetColumns(own.key, own.instrument)) }
                columns[place ?? columns.count - 1].add(own)
            }
        }
    }
}
