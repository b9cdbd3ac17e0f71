import Domain
import Grammar
import Notation
import Schemes

/// What format 2 brought, as statements.
extension DumpedRegister {
    mutating func addPupils() {
        for pupil in register.pupils.sorted(by: { $0.id < $1.id }) {
            let id = pupil.id.text
            add(Descriptions.pupil, "add", pupil, [id], except: ["name"], with: pupil.name)
            addChanges(Descriptions.pupil, pupil, pupil.schoolClass.days("class"))
        }
    }

    mutating func addMonitoring() {
        for test in register.tests.sorted(by: { $0.id < $1.id }) {
            guard let notice = test.notice else { continue }
            let values = [("reason", notice.reason), ("on", notice.on.description)]
            line(["test", "acknowledge", test.id.text], values)
        }
        for paper in register.papers.sorted(by: { $0.id < $1.id }) {
            let key = paper.id.text
            for staff in paper.staff {
                let people = [
                    staff.invigilator.map { ("invigilator", $0.text) },
                    staff.marker.map { ("marker", $0.text) },
                ].compactMap(\.self)
                line(
                    ["paper", "staff", key],
                    [("class", staff.schoolClass.text)] + people + despite(staff, of: paper)
                )
            }
        }
        addDossiers()
        for draft in register.drafts.sorted(by: { $0.id < $1.id }) {
            let term = [("term", draft.term.text), ("id", draft.id.text)]
            add(Descriptions.draft, "add", draft, [], with: term)
        }
        for exam in register.exams.sorted(by: { $0.id < $1.id }) {
            let unit = [("unit", exam.id.unit.text)]
            add(Descriptions.exam, "add", exam, [exam.id.name], with: unit)
            guard !exam.marks.isEmpty else { continue }
            let list = exam.marks.map { "\($0.teacher.text):\($0.state.fieldValue.text)" }
            line(["exam", "put", exam.id.text], [("list", list.joined(separator: " "))])
        }
    }

    /// A class may have become one's own by a later correction.
    private func despite(_ staff: Paper.Staff, of paper: Paper) -> [(String, String)] {
        let own = OwnClass(register: register, subject: paper.id.subject, day: paper.on)
        let isOwn = [staff.invigilator, staff.marker].compactMap(\.self).contains { person in
            own.tie(of: person, to: staff.schoolClass) != nil
        }
        return isOwn ? [("despite", "转储")] : []
    }

    /// Lines may have come to contradict a total by a later change, or before shixun looked at it.
    func despite(_ counts: ResultCounts, of result: ClassResult) -> [(String, String)] {
        let key = Paper.ID(test: result.id.test, grade: result.grade, subject: result.id.subject)
        guard let paper = register.papers[key], let group = register.classes[result.id.schoolClass],
            let lines = try? regulations.lines(of: paper, for: group.unit)
        else { return [] }
        let isSound = TotalCheck.fits(counts, paper, lines) && !ResultCheck.isMeanOfNobody(counts)
        return isSound ? [] : [("despite", "转储")]
    }

    private mutating func addDossiers() {
        for dossier in register.dossiers.sorted(by: { $0.id < $1.id }) {
            let closed = dossier.closed.map { [("closed", $0.description)] } ?? []
            line(
                ["dossier", "add", dossier.id.text],
                [
                    ("pupil", dossier.pupil.text), ("test", dossier.test.text),
                    ("subjects", dossier.subjects.joined(separator: ",")),
                    ("on", dossier.opened.description),
                ] + closed
            )
            for check in dossier.checks {
                let values = [("by", check.by.text), ("on", check.on.description)]
                line(["dossier", "check", dossier.id.text], values)
            }
        }
    }

    /// A pupil's statement with the name, which a dump's view, a reader's, does not show.
    private mutating func add(
        _ description: EntityDescription<Pupil>,
        _ verb: String,
        _ pupil: Pupil,
        _ positionals: [String],
        except: Set<String>,
        with name: String?
    ) {
        let further = name.map { [("name", $0)] } ?? []
        add(description, verb, pupil, positionals, with: further, except: except)
    }
}

extension ResultCounts {
    /// The counts as `result add` takes them.
    var dumped: [(String, String)] {
        var values = [("on-roll", String(onRoll))]
        if excused > 0 { values.append(("excused", String(excused))) }
        if sum == .levels {
            let (excellent, good) = (excellent ?? 0, good ?? 0)
            let levels = LevelCounts(
                excellent: excellent,
                good: good - excellent,
                pass: (pass ?? 0) - good,
                fail: sat - (pass ?? 0)
            )
            return values + [("levels", levels.fieldValue.text)]
        }
        values.append(("sat", String(sat)))
        let counts = [("excellent", excellent), ("good", good), ("pass", pass), ("low", low)]
        values += counts.compactMap { name, count in count.map { (name, String($0)) } }
        switch sum {
        case .total(let total): return values + [("total", total.fieldValue.text)]
        case .printed(let mean): return values + [("mean", mean.text)]
        case .levels: return values
        }
    }
}
