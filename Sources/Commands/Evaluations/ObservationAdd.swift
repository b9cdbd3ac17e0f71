import Domain
import Grammar
import Notation
import Schemes

/// `observation add`: who observed a lesson; with items=, what one observer gave it.
enum ObservationAdd {
    private static let entered = Parameter<Day?>.optional(
        Label("entered", "录入日期"),
        Reading<Day>.value,
        Bilingual("when it was recorded; today unless given", "录入日期，默认今天")
    )

    static let command = Command.update(
        [Label("observation", "听课"), Label("add", "登记")],
        Bilingual(
            "Records who observed a lesson, one or several, and what was said and scored.",
            "登记听课：可一次登记多人；单人可同时给出评分。"
        ),
        Parameter<LessonID>.positional(
            Label("lesson", "课"),
            Reading<LessonID>.lesson,
            Bilingual("which lesson", "哪节课")
        ),
        Parameter<[PersonID]>.keyword(
            Label("by", "听课人"),
            Reading<[PersonID]>.persons(as: .observer),
            Bilingual("who observed it, by key or name, parted by commas", "听课人，多人以逗号分隔")
        ),
        Descriptions.observation.assignments { _ in true },
        SheetEntry.parameter,
        Parameter<ObservationID?>.optional(
            Label("id", "编号"),
            Reading<ObservationID>.value,
            Bilingual("its key, for one observer; made unless given", "编号，仅限一人，默认自动生成")
        ),
        entered,
        UnitParameter.near,
        source: "G01, G03, G05, G07",
        examples: [
            "observation add LS-2 by=张敏,王磊 mode=separate focus=提问",
            "听课 登记 LS-2 听课人=T001 观课点=板书 评语=重点突出",
        ]
    ) {
        context,
        lessonID,
        observers,
        assignments,
        marks,
        id,
        entered,
        _ throws(Refusal) in
        let lesson = try Descriptions.lesson.object(lessonID, context.register)
        guard observers.count == 1 || !(marks.isGiven || id != nil) else {
            throw Refusal(
                .rule,
                "marks and a key are one observer's: add each by itself",
                "评分和编号属于一个听课人，请逐人登记",
                want: "by"
            )
        }
        let scored = try marks.sheet(of: lesson, onto: nil, context)
        var counter = context.register.counters["OB"] ?? 0
        var proposals: [Proposal] = []
        for observer in observers {
            let recorded = recorded(lesson.id, observer, context.register)
            if recorded == nil {
                try ObservationCheck.check(observer, lesson, context.register)
            }
            let key = recorded?.id ?? id ?? ObservationID("OB-\(counter + 1)")
            if recorded == nil, id == nil { counter += 1 }
            // What came later, feedback or marks, is no difference: a script can be run again.
            var observation =
                recorded
                ?? Observation(
                    id: key,
                    lesson: lesson.id,
                    observer: observer,
                    entered: entered ?? context.today
                )
            try Descriptions.observation.assign(assignments, to: &observation, .initial)
            if let scored { observation.sheet = scored.sheet }
            if let recorded { try sameSheet(recorded, observation, given: marks.isGiven) }
            var notes = try ObservationDuties.check(observation, context)
            // Feedback is no earlier than the lesson: the later one of two days to come.
            notes += StillToCome.notes(max(lesson.on, observation.feedback ?? lesson.on), context)
            var proposal = try Descriptions.observation.added(observation, in: context)
            if !proposal.changes.isEmpty { proposal.reply.notes += notes }
            proposals.append(proposal)
        }
        var proposal = joined(proposals, scored?.instrument, scored?.sheet)
        let (_, step) = context.register.newKey(id, prefix: "OB")
        if let step, let id, proposal.changes.first?.name == .observation(id) {
            proposal.changes.append(.counter(step))
        } else if counter > context.register.counters["OB"] ?? 0 {
            let before = context.register.counters["OB"] ?? 0
            proposal.changes.append(
                .counter(CounterStep(prefix: "OB", before: before, after: counter))
            )
        }
        return proposal
    }

    private static func recorded(
        _ lesson: LessonID,
        _ observer: PersonID,
        _ register: Register
    ) -> Observation? {
        register.index.observationsByLesson.stored(at: lesson)
            .first { $0.observer == observer }?.value
    }

    /// - Throws: EXISTS where marks are there already, and others.
    private static func sameSheet(
        _ before: Observation,
        _ after: Observation,
        given: Bool
    ) throws(Refusal) {
        guard given, before.sheet != after.sheet else { return }
        throw Refusal(
            .exists,
            "\(before.observer.text) has observed the lesson already (\(before.id.text))",
            "\(before.observer.text) 已登记听过这节课（\(before.id.text)）",
            want: "items",
            hint: "observation score \(before.id.text) items=…"
        )
    }

    private static func joined(
        _ proposals: [Proposal],
        _ instrument: Instrument?,
        _ sheet: Sheet?
    ) -> Proposal {
        guard var first = proposals.first else { return Proposal([], reply: Reply()) }
        for other in proposals.dropFirst() {
            first.changes += other.changes
            for note in other.reply.notes where !first.reply.notes.contains(note) {
                first.reply.notes.append(note)
            }
        }
        if proposals.count > 1 {
            let ids = proposals.compactMap { $0.reply.meta.first }.compactMap { meta in
                if case .text(let text) = meta.value { text } else { nil }
            }
            first.reply.meta = [
                Reply.Meta("id", ids.joined(separator: ",")),
                Reply.Meta("added", first.changes.count),
            ]
            if first.changes.isEmpty { first.reply.meta.append(Reply.Meta("unchanged", 1)) }
        }
        if let instrument, !first.changes.isEmpty {
            first.reply.notes += SheetEntry.notes(sheet, instrument)
            first.reply.meta += SheetEntry.meta(sheet, instrument)
        }
        return first
    }
}
