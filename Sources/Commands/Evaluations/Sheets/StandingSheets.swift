package import Domain
import Schemes
import Statistics
import Synchronization

/// The sheets that questions about severity are asked of, kept from question to question
/// (评分常备数据).
///
/// A class because it is a cache: what it keeps is what gathering anew would give. All sheets are
/// gathered once; a question about some lessons takes theirs from there. Two states of the register
/// tell in which lessons they differ without being searched through; only those are gathered again.
/// It may be a state to either side: a transaction's, an earlier one.
package final class StandingSheets: Sendable {
    private let standings = Mutex<[LessonScope: Standing]>([:])

    /// The most scopes that are kept beside the whole; the oldest goes first.
    private static let limit = 4

    /// The sheets of those lessons, by instrument.
    /// - Complexity: O(lessons that have changed) where it was asked before, O(sheets) for other
    ///   lessons than were asked before.
    func columns(_ scope: LessonScope, _ context: Context) -> [SheetColumns] {
        if let standing = known(scope, context) { return keep(standing, scope).columns }
        let whole =
            known(.whole, context)
            ?? Standing(context.regulations, context.surroundings.halves)
        let all = keep(whole, .whole)
        // What is known of the whole is known of its parts.
        for columns in all.columns { _ = columns.names(context.register, on: context.today) }
        guard scope != .whole else { return all.columns }
        return keep(all.filtered(scope, context.regulations), scope).columns
    }

    /// Gathers all sheets ahead of the first question.
    package func prepare(_ context: Context) {
        _ = columns(.whole, context)
    }

    /// Whether the first question would wait for a tenth of a second or so.
    package static func isWorthPreparing(_ register: Register) -> Bool {
        register.observations.count >= manySheets
    }

    private static let manySheets = 50_000

    /// What is known of a scope, brought up to date; taken out meanwhile, so that nobody else
    /// refers to its columns.
    private func known(_ scope: LessonScope, _ context: Context) -> Standing? {
        guard var known = standings.withLock({ $0.removeValue(forKey: scope) }),
            known.renew(scope, context.regulations)
        else { return nil }
        return known
    }

    private func keep(_ standing: Standing, _ scope: LessonScope) -> Standing {
        standings.withLock { standings in
            let others = standings.filter { $0.key != .whole && $0.key != scope }
            if scope != .whole, others.count >= Self.limit,
                let oldest = others.min(by: { $0.value.age < $1.value.age })
            {
                standings.removeValue(forKey: oldest.key)
            }
            standings[scope] = standing
        }
        return standing
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

        /// All sheets there are.
        init(_ regulations: Regulations, _ halves: Halves) {
            age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            lessons = regulations.register.lessons.shelf
            observations = regulations.register.index.observationsByLesson
            rules = regulations.register.index.editions.rules
            let sorted = SheetRow.sorted(Array(lessons.allStored), halves)
            for part in halves.map(sorted, { GatheredSheets.all(of: $0, regulations) }) {
                add(part)
            }
        }

        /// Those of some of the lessons.
        func filtered(_ scope: LessonScope, _ regulations: Regulations) -> Standing {
            var part = self
            part.age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            part.columns = columns.map { columns in
                // Units have numbers of each columns' own.
                var sieve = LessonScope.Sieve(scope, regulations)
                return columns.filtered { sieve.takes($0, of: columns) }
            }
            part.columns.removeAll(where: \.isEmpty)
            return part
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
                .sorted { SheetRow.isBefore($0, $1) }
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
