import Domain
import Grammar
import Notation
import Schemes

/// That marks which were entered still fit when a pupil, a paper or an exam is corrected.
enum MarkConsistency {
    /// - Throws: RULE where the pupil has marks of a class that it would not have been in.
    static let pupil: @Sendable (Pupil, Context, Day) throws(Refusal) -> Void = {
        pupil,
        context,
        _ throws(Refusal) in
        let register = context.register
        let classes = Set(register.pupils[pupil.id]?.schoolClass.values.compactMap(\.self) ?? [])
        for id in classes.sorted().flatMap({ register.index.resultsByClass[$0] }) {
            guard let result = register.results[id], case .marks(let marks) = result.entry,
                marks.contains(where: { $0.pupil == pupil.id }),
                let paper = register.papers[paperKey(result)],
                pupil.schoolClass[paper.on] != id.schoolClass
            else { continue }
            throw Refusal(
                .rule,
                "\(id.text) has a mark of \(pupil.id.text), who would not be in the class then",
                "\(id.text) 已有 \(pupil.id.text) 的分数，而更改后该生当日不在该班",
                want: "class",
                hint: "marks remove … pupil=\(pupil.id.text) reason=…"
            )
        }
    }

    /// - Throws: RULE where a result of the paper would contradict it.
    static func check(_ paper: Paper, _ context: Context) throws(Refusal) {
        let register = context.register
        for id in register.index.resultsByTest[paper.id.test] where id.subject == paper.id.subject {
            guard let result = register.results[id], result.grade == paper.id.grade else {
                continue
            }
            try check(result, paper, register)
            if case .counts(let counts) = result.entry {
                try check(counts, of: id, paper, context)
            }
        }
    }

    /// - Throws: RULE where a result contradicts its paper, or a pupil was not in the class then.
    static func check(
        _ result: ClassResult,
        _ paper: Paper,
        _ register: Register
    ) throws(Refusal) {
        switch result.entry {
        case .counts(let counts): try ResultCheck.check(counts, paper)
        case .marks(let marks):
            let group = result.id.schoolClass
            let misfit = marks.first { mark in
                mark.marks.map { $0 > paper.full } ?? false
                    || register.pupils[mark.pupil]?.schoolClass[paper.on] != group
            }
            guard let misfit else { return }
            throw Refusal(
                .rule,
                "the mark of \(misfit.pupil.text) in \(result.id.text) would not go with it",
                "\(result.id.text) 中 \(misfit.pupil.text) 的分数与更改后的试卷不符",
                want: "full"
            )
        }
    }

    /// - Throws: RULE where the sum does not go with the counts at the paper's lines; where the
    ///   statement changes the paper, only what went with it before.
    private static func check(
        _ counts: ResultCounts,
        of id: ClassResult.ID,
        _ paper: Paper,
        _ context: Context
    ) throws(Refusal) {
        let (register, regulations) = (context.register, context.regulations)
        let unit = register.classes[id.schoolClass]?.unit ?? id.test.unit
        let old = register.papers[paper.id]
        if let old, old != paper {
            let lines = try regulations.lines(of: old, for: unit)
            guard TotalCheck.fits(counts, old, lines) else { return }
        }
        do throws(Refusal) {
            try TotalCheck.check(counts, paper, try regulations.lines(of: paper, for: unit))
        } catch {
            throw TotalCheck.refusal(
                of: id,
                error,
                want: changed(from: old, to: paper),
                hint: "result add test=\(id.test.text) class=\(id.schoolClass.text) "
                    + "subject=\(id.subject) … replace reason=…"
            )
        }
    }

    /// The field of the paper that the statement changes, and the refusal points at.
    private static func changed(from before: Paper?, to after: Paper) -> String {
        guard let before, before.full == after.full else { return "full" }
        if before.excellent != after.excellent { return "excellent" }
        if before.good != after.good { return "good" }
        if before.pass != after.pass { return "pass" }
        return before.low != after.low ? "low" : "full"
    }

    /// - Throws: RULE where a teacher's marks would be beyond the full mark.
    static let exam: @Sendable (Exam, Context, Day) throws(Refusal) -> Void = {
        exam,
        _,
        _ throws(Refusal) in
        let isBeyond = exam.marks.contains { mark in
            guard case .marks(let marks) = mark.state else { return false }
            return marks > exam.full
        }
        guard !isBeyond, exam.full > .zero else {
            throw Refusal(
                .rule,
                "marks that were entered are beyond that full mark",
                "已有分数超过该满分",
                want: "full"
            )
        }
    }

    private static func paperKey(_ result: ClassResult) -> Paper.ID {
        Paper.ID(test: result.id.test, grade: result.grade, subject: result.id.subject)
    }
}
