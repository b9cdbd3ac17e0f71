import Domain
import Grammar
import Schemes
import Statistics
import Synchronization

/// What every teacher's credits come to, kept from question to question (学时学分的常备数据).
///
/// A class because it is a cache: what it keeps is what settling anew would give. Two states of the
/// register tell in which teachers they differ without being searched through, since they share all
/// else; only those teachers are settled again. It may be a state to either side: a transaction's,
/// an earlier one.
final class StandingCredits: Sendable {
    /// What was asked: under which rules, of which years, as of which days, of whom.
    struct Question: Hashable, Sendable {
        let version: SchemeVersion.Key
        let years: ClosedRange<Int>
        /// On which the settlement is made, and on which rosters are looked up.
        let today: Day
        let day: Day
        let unit: UnitID
        /// Whether the scheme was named, and is asked of units where it is not in force too.
        let isNamed: Bool
    }

    private let standings = Mutex<[Question: Standing]>([:])

    /// The most questions whose answers are kept; the oldest goes first.
    private static let limit = 16

    /// The unit's teachers under the scheme.
    /// - Complexity: O(units) where nothing has changed, else O(what has).
    func standing(
        _ question: Question,
        _ ruled: CreditQuestion.Ruled,
        _ credits: CreditQuestion
    ) throws(Refusal) -> Standing {
        // Taken out while it is brought up to date, so that nobody else refers to its tables.
        let known = standings.withLock { $0.removeValue(forKey: question) }
        guard var standing = known, standing.isOf(ruled, credits.register) else {
            let standing = try Standing(question, ruled, credits)
            keep(standing, question)
            return standing
        }
        try standing.renew(question, ruled, credits)
        keep(standing, question)
        return standing
    }

    /// Lets go of all that was found, and of the states that it was found in.
    func forget() {
        standings.withLock { $0 = [:] }
    }

    private func keep(_ standing: Standing, _ question: Question) {
        standings.withLock { standings in
            if standings.count >= Self.limit,
                let oldest = standings.min(by: { $0.value.age < $1.value.age })
            {
                standings.removeValue(forKey: oldest.key)
            }
            standings[question] = standing
        }
    }
}

extension StandingCredits {
    /// The figures of a unit's teachers under one scheme, in one state of the register.
    struct Standing: Sendable {
        /// A teacher's unit on the day, and figures.
        struct Member: Sendable {
            let unit: UnitID
            let figures: CreditFigures
        }

        private(set) var members: [PersonID: Member] = [:]
        private(set) var sums: [UnitID: CreditSum] = [:]
        let rules: CreditRules
        /// When it was last asked, counted up.
        private(set) var age: UInt64
        private var persons: TrieShelf<Person>
        private var entries: EntryShelf
        private let editions: Editions

        private static let clock = Atomic<UInt64>(0)

        /// Settles all of them, on two threads where they are many; what `renew` needs is kept if
        /// `keepsMembers`.
        init(
            _ question: Question,
            _ ruled: CreditQuestion.Ruled,
            _ credits: CreditQuestion,
            keepsMembers: Bool = true
        ) throws(Refusal) {
            let register = credits.register
            rules = ruled.rules
            age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            persons = register.persons.shelf
            entries = register.entries.shelf
            editions = register.index.editions
            let basis = credits.basis
            let all = Array(persons.allStored)
            let parts = try credits.halves.map(all) { (part) throws(Refusal) in
                try Part(part, question, ruled, CreditQuestion(basis), keepsMembers)
            }
            if keepsMembers { members.reserveCapacity(all.count) }
            for part in parts {
                for (teacher, member) in part.members { members[teacher] = member }
                for (unit, sum) in part.sums { sums[unit, default: CreditSum()].add(sum) }
            }
        }

        /// Some of the teachers, settled.
        private struct Part: Sendable {
            private(set) var members: [(PersonID, Member)] = []
            private(set) var sums: [UnitID: CreditSum] = [:]

            init(
                _ persons: ArraySlice<Stored<Person>>,
                _ question: Question,
                _ ruled: CreditQuestion.Ruled,
                _ credits: CreditQuestion,
                _ keepsMembers: Bool
            ) throws(Refusal) {
                var settling = Settling(question, ruled, credits)
                if keepsMembers { members.reserveCapacity(persons.count) }
                for person in persons {
                    guard let member = try settling.member(person) else { continue }
                    if keepsMembers { members.append((person.key, member)) }
                    sums[member.unit, default: CreditSum()].add(member.figures)
                }
            }
        }

        /// Whether nothing has changed but teachers and their lines.
        func isOf(_ ruled: CreditQuestion.Ruled, _ register: Register) -> Bool {
            let now = register.index.editions
            return rules === ruled.rules && !rules.hasConditions && editions.rules === now.rules
                && editions.ledger.seals === now.ledger.seals
                && (rules.project == nil || editions.ledger.projects === now.ledger.projects)
                && (rules.activity == nil || editions.ledger.sessions === now.ledger.sessions)
                && (rules.selfChosen == nil || editions.ledger.projects === now.ledger.projects)
                && (rules.selfChosen == nil || editions.ledger.sessions === now.ledger.sessions)
                && (rules.technology == nil
                    || editions.ledger.technologies === now.ledger.technologies)
                && (rules.attendance?.span != .programme
                    || editions.ledger.sessions === now.ledger.sessions)
                && (!rules.asksHomeroom || editions.ledger.classes === now.ledger.classes)
        }

        /// Settles those again in whom the register differs from the one before.
        mutating func renew(
            _ question: Question,
            _ ruled: CreditQuestion.Ruled,
            _ credits: CreditQuestion
        ) throws(Refusal) {
            age = Self.clock.wrappingAdd(1, ordering: .relaxed).newValue
            let (nowPersons, nowEntries) = (
                credits.register.persons.shelf, credits.register.entries.shelf
            )
            let changed = Set(nowPersons.keysChanged(since: persons))
                .union(nowEntries.teachersChanged(since: entries))
            (persons, entries) = (nowPersons, nowEntries)
            var settling = Settling(question, ruled, credits)
            for teacher in changed {
                if let old = members.removeValue(forKey: teacher) {
                    sums[old.unit]?.add(old.figures, times: -1)
                    if sums[old.unit]?.teachers == 0 { sums[old.unit] = nil }
                }
                guard let person = persons.stored(teacher),
                    let member = try settling.member(person)
                else { continue }
                members[teacher] = member
                sums[member.unit, default: CreditSum()].add(member.figures)
            }
        }
    }

    /// Settles teachers one after the other.
    private struct Settling {
        let question: Question
        let ruled: CreditQuestion.Ruled
        let credits: CreditQuestion
        /// What is the same for all teachers of a unit; nil where they are not asked about.
        private var units: [UnitID: CreditQuestion.Account?] = [:]

        init(
            _ question: Question,
            _ ruled: CreditQuestion.Ruled,
            _ credits: CreditQuestion
        ) {
            self.question = question
            self.ruled = ruled
            self.credits = credits
        }

        /// - Returns: nil for who is no teacher in post on the day, or of another unit.
        mutating func member(
            _ person: Stored<Person>
        ) throws(Refusal) -> Standing.Member? {
            let scheme = question.version.scheme
            guard
                let unit = credits.unit(of: person, scheme, question.years, on: question.day),
                let account = try account(of: unit)
            else { return nil }
            let figures = credits.figures(of: person, account, question.years, scheme)
            let seal = account.closing.flatMap {
                credits.seal(of: person.key, $0.version.scheme, $0.year)
            }
            return Standing.Member(unit: unit, figures: CreditFigures(figures, seal, ruled.rules))
        }

        private mutating func account(
            of unit: UnitID
        ) throws(Refusal) -> CreditQuestion.Account? {
            if let known = units[unit] { return known }
            let account =
                try isAsked(of: unit)
                ? credits.account(of: unit, ruled, question.years, on: question.day) : nil
            units[unit] = .some(account)
            return account
        }

        private func isAsked(of unit: UnitID) throws(Refusal) -> Bool {
            let lineage = credits.regulations.lineage(of: unit, on: question.day)
            guard lineage.contains(question.unit) else { return false }
            if question.isNamed { return true }
            let inForce = try credits.inForce(for: unit, on: question.day)
            return inForce.contains { $0.version == question.version }
        }
    }
}
