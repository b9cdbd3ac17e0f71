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
    /// - Complexity: O(results), where the scheme has lines; else O(1).
    static func check(
        _ use: Domain.SchemeUse,
        _ scheme: ParsedScheme,
        _ context: Context
    ) throws(Refusal) {
        guard scheme.kinds.contains(.line) else { return }
        var register = context.register
        let old = register.schemeUses[use.id]
        register.apply(.schemeUse(Revised(before: old, after: use)))
        let book = context.regulations.book
        var consistency = LineConsistency(
            before: context.regulations,
            after: Regulations(register: register, book: book),
            use: use
        )
        for test in register.tests.sorted(by: { $0.id < $1.id }) {
            for id in register.index.resultsByTest[test.id] { try consistency.check(id) }
        }
    }

    private mutating func check(_ id: ClassResult.ID) throws(Refusal) {
        let register = after.register
        guard let result = register.results.stored(id)?.value,
            case .counts(let counts) = result.entry,
            let unit = register.classes[id.schoolClass]?.unit
        else { return }
        let paper = Paper.ID(test: id.test, grade: result.grade, subject: id.subject)
        guard let lines = try lines(at: Place(paper: paper, unit: unit)),
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
