import Domain
import Grammar
import Notation
import Schemes

/// That results entered as counts still go with their lines where a scheme would change these.
struct LineConsistency {
    private let before: Regulations
    private let after: Regulations
    private let use: Domain.SchemeUse
    private var lines: [Place: Lines?] = [:]

    /// Where lines are the same: one paper in one school.
    private struct Place: Hashable {
        let paper: Paper.ID
        let unit: UnitID
    }

    private struct Lines {
        let paper: Paper
        let before: BandLines
        let after: BandLines
    }

    /// - Throws: RULE at the first result that would contradict its counts, and did not before.
    /// - Complexity: O(results of papers whose lines may change), but for tests that were checked
    ///   aside and are the same.
    static func check(
        _ use: Domain.SchemeUse,
        _ scheme: ParsedScheme,
        _ context: Context
    ) throws(Refusal) {
        guard scheme.kinds.contains(.line) else { return }
        let editions = context.register.index.editions
        let checks = context.surroundings.lineChecks
        var known = checks.known(use, editions.rules)
        defer { checks.keep(known) }
        var consistency = Self(use, context)
        for (test, papers) in tests(use, context.register) {
            let edition = editions[test]
            if let edition, known.passed[test] === edition { continue }
            if let refused = known.refused, refused.test === edition { throw refused.refusal }
            do throws(Refusal) {
                try consistency.check(test, papers)
            } catch {
                known.refused = edition.map { ($0, error) }
                throw error
            }
            known.passed[test] = edition
        }
    }

    /// The same check on another thread, where there are many results; `check` finds what it came
    /// to.
    static func aside(
        _ use: Domain.SchemeUse,
        _ scheme: ParsedScheme,
        _ context: Context
    ) -> Command.LongWork? {
        guard scheme.kinds.contains(.line), context.register.results.count > few,
            !tests(use, context.register).isEmpty
        else { return nil }
        return { context in _ = try? check(use, scheme, context) }
    }

    /// Where fewer are checked at once.
    private static let few = 500

    private init(_ use: Domain.SchemeUse, _ context: Context) {
        var register = context.register
        let old = register.schemeUses[use.id]
        register.apply(.schemeUse(Revised(before: old, after: use)))
        before = context.regulations
        after = Regulations(register: register, book: context.regulations.book)
        self.use = use
    }

    /// The tests with papers of days on which the use begins or ceases to be in force, in their
    /// order; on other days nothing changes.
    private static func tests(
        _ use: Domain.SchemeUse,
        _ register: Register
    ) -> [(test: TestID, papers: Set<Paper.ID>)] {
        let old = register.schemeUses[use.id]
        return register.tests.map(\.id).sorted().compactMap { test in
            let papers = register.index.papersByTest[test].filter { id in
                guard let day = register.papers.stored(id)?.value.on else { return false }
                return use.period.contains(day) != (old?.period.contains(day) ?? false)
            }
            return papers.isEmpty ? nil : (test, Set(papers))
        }
    }

    private mutating func check(_ test: TestID, _ papers: Set<Paper.ID>) throws(Refusal) {
        for id in after.register.index.resultsByTest[test] { try check(id, papers) }
    }

    private mutating func check(
        _ id: ClassResult.ID,
        _ papers: Set<Paper.ID>
    ) throws(Refusal) {
        let register = after.register
        guard let result = register.results.stored(id)?.value,
            case .counts(let counts) = result.entry,
            let unit = register.classes[id.schoolClass]?.unit
        else { return }
        let paper = Paper.ID(test: id.test, grade: result.grade, subject: id.subject)
        guard papers.contains(paper), let lines = try lines(at: Place(paper: paper, unit: unit)),
            TotalCheck.fits(counts, lines.paper, lines.before),
            !TotalCheck.fits(counts, lines.paper, lines.after)
        else { return }
        do throws(Refusal) {
            try TotalCheck.check(counts, lines.paper, lines.after)
        } catch {
            throw TotalCheck.refusal(
                of: id,
                error,
                want: "from",
                hint: "paper correct \(paper.text) excellent=… pass=… reason=…"
            )
        }
    }

    /// Nil where the use does not reach the school on the day of the paper.
    private mutating func lines(at place: Place) throws(Refusal) -> Lines? {
        if let known = lines[place] { return known }
        var found: Lines?
        if let paper = after.register.papers[place.paper],
            after.lineage(of: place.unit, on: paper.on).contains(use.unit)
        {
            found = Lines(
                paper: paper,
                before: try before.lines(of: paper, for: place.unit),
                after: try after.lines(of: paper, for: place.unit)
            )
        }
        lines[place] = .some(found)
        return found
    }
}
