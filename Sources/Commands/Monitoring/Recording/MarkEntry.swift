import Domain
import Grammar
import Notation

/// Pupils' marks entered for a class, in one subject of a test.
struct MarkEntry: Sendable {
    let test: TestID
    let sitting: Sitting
    let subject: String

    /// The parameters that name the result.
    static let parameter: Parameter<MarkEntry> = {
        let test = Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test", "测验")
        )
        let group = Parameter<String>.keyword(
            Label("class", "班级"),
            Reading<String>.className,
            Bilingual("the class, by key or name on the day of the paper", "班级编号，或考试当日班名")
        )
        let subject = Parameter<String>.keyword(
            Label("subject", "科目"),
            Reading<String>.value,
            Bilingual("the subject", "科目")
        )
        let specs = test.specs + group.specs + subject.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            let test = try test.decode(scope, at: &next)
            let name = try group.decode(scope, at: &next)
            let subject = try subject.decode(scope, at: &next)
            return MarkEntry(
                test: test,
                sitting: try Sitting.find(name, test, subject, scope.context),
                subject: subject
            )
        }
    }()

    var id: ClassResult.ID {
        ClassResult.ID(test: test, schoolClass: sitting.schoolClass, subject: subject)
    }

    /// Proposes the marks; those of other pupils stay.
    /// - Throws: NOENT, RULE for a pupil or a mark that cannot be; EXISTS where another is there.
    func proposal(
        _ entries: [(key: String, state: PupilMark.State)],
        _ replacement: Replacement,
        _ context: Context
    ) throws(Refusal) -> Proposal {
        var marks: [PupilID: PupilMark.State] = [:]
        for (key, state) in entries {
            marks[try pupil(key, context.register)] = try checked(state, of: key)
        }
        let before = context.register.results[id]
        if case .marks(let old) = before?.entry, let before {
            var isOther = false
            for mark in old {
                isOther = isOther || marks[mark.pupil].map { $0 != mark.state } ?? false
                marks[mark.pupil] = marks[mark.pupil] ?? mark.state
            }
            if isOther { try replacement.require(before, Bilingual("other marks", "且分数不同")) }
        }
        let sheet = marks.map { PupilMark(pupil: $0.key, state: $0.value) }
            .sorted { $0.pupil < $1.pupil }
        let result = ClassResult(
            id: id,
            grade: sitting.paper.id.grade,
            entry: .marks(sheet)
        )
        var proposal: Proposal
        if let before, before.origin != .marks {
            proposal = try replacement.proposal(before, result)
        } else if let before {
            var after = result
            after.revision = before.revision
            proposal = Descriptions.result.revised(before, after)
        } else {
            proposal = try Descriptions.result.added(result, in: context)
        }
        proposal.reply.meta.append(Reply.Meta("pupils", sheet.count))
        StillToCome.tell(sitting.paper.on, in: &proposal, context)
        let missing = missing(Set(marks.keys), context.register)
        if missing > 0 { proposal.reply.meta.append(Reply.Meta("missing", missing)) }
        return proposal
    }

    /// How many pupils of the class have no entry.
    func missing(_ entered: Set<PupilID>, _ register: Register) -> Int {
        register.index.pupilsByClass[sitting.schoolClass].count { id in
            !entered.contains(id)
                && register.pupils[id]?.schoolClass[sitting.paper.on] == sitting.schoolClass
        }
    }

    private func pupil(_ key: String, _ register: Register) throws(Refusal) -> PupilID {
        guard let pupil = register.pupils[PupilID(key)] else {
            throw Refusal(
                .noEntity,
                "no pupil \(excerpt(key))",
                "没有学生 \(excerpt(key))",
                want: "pupil",
                hint: "pupil add \(excerpt(key)) class=\(sitting.schoolClass.text)"
            )
        }
        guard pupil.schoolClass[sitting.paper.on] == sitting.schoolClass else {
            let other = pupil.schoolClass[sitting.paper.on]?.text
            throw Refusal(
                .rule,
                "pupil \(key) was in \(other ?? "no class") on \(sitting.paper.on)",
                "学生 \(key) 在 \(sitting.paper.on) \(other.map { "属于 \($0)" } ?? "不在任何班")",
                want: "pupil",
                hint: "pupil correct \(key) class=\(sitting.schoolClass.text) reason=…"
            )
        }
        return pupil.id
    }

    private func checked(
        _ state: PupilMark.State,
        of key: String
    ) throws(Refusal) -> PupilMark.State {
        guard case .marks(let marks) = state, marks > sitting.paper.full else { return state }
        let full = Decimals.text(sitting.paper.full.hundredths, places: 2)
        let text = Decimals.text(marks.hundredths, places: 2)
        throw Refusal(
            .rule,
            Bilingual(
                "pupil \(key): \(text) is beyond the full mark \(full)",
                "学生 \(key)：\(text) 超过满分 \(full)"
            ),
            want: "mark",
            details: [Refusal.Detail("have", text), Refusal.Detail("need", "<=\(full)")]
        )
    }
}
