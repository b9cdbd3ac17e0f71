import Domain
import Grammar
import Notation
import Schemes

/// `attendance put`: who was at a session; the hours of those who were are entered.
enum AttendancePut {
    private static let absent = Parameter<BoundArguments.Value?>.optional(
        Label("absent", "缺席"),
        Reading(ValueType(Label("absent", "缺席"), shape: "王磊:病假,李娜:公假")) {
            value,
            _ throws(Refusal) in value
        },
        Bilingual("who was away, each with why: NAME:STATE", "缺席者及原因，姓名:原因")
    )

    static let command = Command.update(
        [Label("attendance", "考勤"), Label("put", "录入")],
        Bilingual(
            "Records who was at a session; put again, it adds and reverses what differs.",
            "录入培训活动考勤并产生学时；重录时补登与冲销差异。"
        ),
        Descriptions.session.positional,
        Parameter<Bool>.flag(
            Label("all", "全体"),
            Bilingual("every teacher of the session's unit", "组织单位全体教师")
        ),
        Parameter<BoundArguments.Value?>.optional(
            Label("where", "条件"),
            Reading(ValueType(Label("condition", "条件"), shape: "\"age<=35\"")) {
                value,
                _ throws(Refusal) in value
            },
            Bilingual("the unit's teachers of whom this is so", "符合条件的本单位教师")
        ),
        Parameter<BoundArguments.Value?>.optional(
            Label("list", "名单"),
            Reading(ValueType(Label("names", "名单"), shape: "\"1.张敏 2.李娜\"")) {
                value,
                _ throws(Refusal) in value
            },
            Bilingual("names as pasted, numbered or not", "粘贴的名单，可带序号")
        ),
        absent,
        EntryRecording.recorder,
        UnitParameter.near,
        source: "A07, B10",
        examples: ["attendance put S-1 all absent=王磊:病假,李娜:公假"],
        bulk: bulk,
        reach: reach
    ) { context, id, isAll, condition, list, absent, recorder, unit throws(Refusal) in
        let session = try Descriptions.session.object(id, context.register)
        let names = AttendanceNames(context, session, unit)
        let given = [isAll, condition != nil, list != nil].count { $0 }
        guard given == 1 else {
            throw Refusal(
                .arity,
                "say all, where= or list=, one of them",
                "须给出 全体、条件 或 名单 之一",
                want: "all"
            )
        }
        var states: [PersonID: TrainingSession.State] = [:]
        var leaves: [PersonID] = []
        if let list {
            for id in try names.people(in: list) { states[id] = .present }
        } else {
            for id in try names.people(where: condition) {
                let leave = onLeave(id, session.first, context)
                states[id] = leave ?? .present
                if leave != nil { leaves.append(id) }
            }
        }
        for (id, state) in try names.absent(absent) { states[id] = state }
        var proposal = try proposal(session, states, recorder, context)
        let away = leaves.filter { states[$0]?.isPresent == false }.map(\.text)
        if !away.isEmpty {
            let names = away.sorted().joined(separator: ", ")
            proposal.reply.notes.append(
                Bilingual("away, since on leave: \(names)", "请假未到：\(names)")
            )
        }
        return proposal
    }

    /// Who is on leave that day is away for it, unless something else is said.
    private static func onLeave(
        _ teacher: PersonID,
        _ day: Day,
        _ context: Context
    ) -> TrainingSession.State? {
        context.register.persons[teacher]?.leave[day].map { leave in
            switch leave {
            case .maternity: .maternity
            case .sick: .sick
            case .official, .study: .official
            }
        }
    }

    private static func proposal(
        _ session: TrainingSession,
        _ states: [PersonID: TrainingSession.State],
        _ recorder: PersonID?,
        _ context: Context
    ) throws(Refusal) -> Proposal {
        guard states.count <= AttendanceList.limit else {
            throw Refusal(
                .tooBig,
                "more than \(AttendanceList.limit) people",
                "超过 \(AttendanceList.limit) 人",
                want: "list"
            )
        }
        var after = session
        after.attendance = states.map { .init(teacher: $0.key, state: $0.value) }
            .sorted { $0.teacher < $1.teacher }
        var proposal = Descriptions.session.revised(session, after)
        var state = context.register
        var counter = 0
        var added = 0
        for attendance in after.attendance where attendance.state.isPresent {
            guard standing(session, attendance.teacher, context).isEmpty else { continue }
            let entry = entry(session, attendance.teacher, recorder)
            let change = try EntryRecording(context.on(state)).added(entry, id: nil, prefix: "H")
            for change in change.changes { state.apply(change) }
            proposal.changes += change.changes.filter { $0.name != nil }
            for note in change.reply.notes where !proposal.reply.notes.contains(note) {
                proposal.reply.notes.append(note)
            }
            added += 1
            counter = state.counters["H"] ?? 0
        }
        let before = context.register.counters["H"] ?? 0
        if counter > before {
            proposal.changes.append(
                .counter(CounterStep(prefix: "H", before: before, after: counter))
            )
        }
        let reversed = try reversals(session, states, context)
        proposal.changes += reversed
        proposal.reply.meta += [
            Reply.Meta("present", after.attendance.count { $0.state.isPresent }),
            Reply.Meta("away", after.attendance.count { !$0.state.isPresent }),
            Reply.Meta("added", added), Reply.Meta("reversed", reversed.count),
        ]
        return proposal
    }

    private static func standing(
        _ session: TrainingSession,
        _ teacher: PersonID,
        _ context: Context
    ) -> [LedgerEntry] {
        context.register.index.entriesBySession[session.id.text].compactMap {
            context.register.entries[$0]
        }.filter { $0.isStanding && $0.teacher == teacher }
    }

    /// The hours of those who turn out to have been away are taken back.
    private static func reversals(
        _ session: TrainingSession,
        _ states: [PersonID: TrainingSession.State],
        _ context: Context
    ) throws(Refusal) -> [Change] {
        let register = context.register
        let lost = register.index.entriesBySession[session.id.text]
            .compactMap { register.entries[$0] }.filter { entry in
                entry.isStanding && !(states[entry.teacher]?.isPresent ?? false)
            }
        guard !lost.isEmpty else { return [] }
        return try EntryDecision(context: context).decided(
            lost,
            from: [.pending, .counted],
            to: .reversed,
            by: nil,
            reason: "考勤更正"
        ).changes
    }

    private static func entry(
        _ session: TrainingSession,
        _ teacher: PersonID,
        _ recorder: PersonID?
    ) -> LedgerEntry {
        var entry = LedgerEntry(
            id: EntryID(""),
            teacher: teacher,
            kind: .training,
            first: session.first,
            last: session.last,
            level: session.level
        )
        (entry.hours, entry.form, entry.place) = (session.hours, session.form, session.place)
        (entry.dimension, entry.category) = (session.dimension, session.category)
        (entry.module, entry.title) = (session.module, session.title)
        (entry.programme, entry.project) = (session.programme, session.project)
        entry.session = session.id.text
        // The signed list of the session is the evidence.
        entry.evidence = session.id.text
        entry.recorder = recorder
        return entry
    }

    /// Who is in the unit, all persons tell.
    private static func bulk(
        _ context: Context,
        _ id: SessionID,
        _ isAll: Bool,
        _ condition: BoundArguments.Value?,
        _ list: BoundArguments.Value?,
        _ absent: BoundArguments.Value?,
        _ recorder: PersonID?,
        _ unit: UnitID?
    ) -> Int {
        isAll || condition != nil ? context.register.persons.count : 0
    }

    private static func reach(
        _ context: Context,
        _ id: SessionID,
        _ isAll: Bool,
        _ condition: BoundArguments.Value?,
        _ list: BoundArguments.Value?,
        _ absent: BoundArguments.Value?,
        _ recorder: PersonID?,
        _ unit: UnitID?
    ) throws(Refusal) -> Int {
        guard isAll || condition != nil else { return 0 }
        let session = try Descriptions.session.object(id, context.register)
        return CreditQuestion(context).inPost(of: session.unit, on: session.first).count
    }
}
