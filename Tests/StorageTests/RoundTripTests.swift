import Domain
import Testing

@testable import Storage

/// What is applied in memory is what is read from disk.
struct RoundTripTests {
    @Test("an empty store loads as an empty register")
    func empty() throws {
        let session = try Session(TemporaryDirectory())
        let loaded = try session.reload()
        #expect(Snapshot(loaded.register) == Snapshot(Register()))
        #expect(loaded.sequence == 0)
        #expect(loaded.lastTimeMilliseconds == 0)
        #expect(loaded.idempotency.isEmpty)
        #expect(loaded.notices.isEmpty)
    }

    @Test("one object of every kind comes back, children before parents")
    func everyKind() throws {
        let session = try Session(TemporaryDirectory())
        let report = session.commit([[session.statement(Sample.additions)]])
        #expect(report.outcomes == [.stored])
        let loaded = try session.reload()
        let snapshot = Snapshot(loaded.register)
        #expect(snapshot == Snapshot(session.register))
        #expect(snapshot.persons == [Sample.person])
        #expect(snapshot.units == [Sample.unit, Sample.bureau])
        #expect(loaded.sequence == 1)
        #expect(loaded.lastTimeMilliseconds == 1_730_000_000_001)
        _ = try session.store.verify()
    }

    @Test("each kind is removed again, and nothing is left")
    func removal() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let removals = Sample.additions.reversed().map(Self.reversed)
        let report = session.commit([[session.statement(removals)]])
        #expect(report.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(Register()))
        #expect(try session.store.verify().rows == 0)
    }

    @Test("a change of each kind comes back")
    func changes() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let changes: [Change] = [
            .unit(revising(Sample.unit) { $0.retired = nil }),
            .schoolClass(revising(Sample.classOf2022) { $0.homeroom = Timeline(nil) }),
            .teaching(revising(Sample.teaching) { $0.to = nil }),
            .term(revising(Sample.autumnTerm) { $0.statedWeeks = nil }),
            .test(revising(Sample.monthly) { ($0.name, $0.term) = (nil, nil) }),
            .paper(revising(Sample.paper) { ($0.pass, $0.good) = (nil, nil) }),
            .result(revising(Sample.result) { $0.entry = Sample.levels.entry }),
            .schemeUse(revising(Sample.use) { $0.to = Sample.winter }),
            .counter(CounterStep(prefix: "TA", before: 17, after: 18)),
        ]
        let report = session.commit([[session.statement(changes)]])
        #expect(report.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("a timeline gains, changes and loses entries")
    func timelines() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        var person = Sample.person
        let edits: [(inout Person) -> Void] = [
            { $0.title.change(to: .first, from: Sample.day(2020, 9, 1)) },
            { $0.title.correct(to: .second, on: Sample.day(2020, 9, 1)) },
            { $0.title = Timeline(nil) },
            { $0.subjects.change(to: ["数学"], from: Sample.autumn) },
            { $0.unit = Timeline(UnitID("daoli")) },
            { $0.roles = [] },
        ]
        for edit in edits {
            let revised = revising(person, edit)
            #expect(session.commit(.person(revised)).outcomes == [.stored])
            person = revised.after ?? person
            let loaded = try session.reload()
            #expect(loaded.register.persons[person.id] == person)
        }
        _ = try session.store.verify()
    }

    @Test("what format 2 brought comes back, changes and goes")
    func format2() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let added = session.commit([[session.statement(Sample.additionsOfFormat2)]])
        #expect(added.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let edits: [Change] = [
            .result(revising(Sample.markSheet) { $0.entry = Sample.result.entry }),
            .result(revising(Sample.printed) { $0.entry = Sample.levels.entry }),
            .result(revising(Sample.result) { $0.entry = Sample.markSheet.entry }),
            .pupil(revising(Sample.pupil) { $0.schoolClass = Timeline(nil) }),
            .dossier(revising(Sample.dossier) { ($0.closed, $0.checks) = (nil, []) }),
            .draft(revising(Sample.draft) { $0.title = nil }),
            .exam(revising(Sample.exam) { $0.marks = [] }),
            .paper(revising(Sample.staffedPaper) { $0.staff = [] }),
            .test(revising(Sample.notedTest) { $0.notice = nil }),
        ]
        #expect(session.commit([[session.statement(edits)]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let undone = (edits + Sample.additionsOfFormat2).map(Self.reversed)
        #expect(session.commit([[session.statement(Array(undone))]]).outcomes == [.stored])
        _ = try session.store.verify()
    }

    @Test("the ledger comes back, changes and goes")
    func ledger() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let added = session.commit([[session.statement(Sample.ledgerAdditions)]])
        #expect(added.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let edits: [Change] = [
            .entry(revising(Sample.entry) { ($0.isPassed, $0.place, $0.order) = (nil, nil, nil) }),
            .session(revising(Sample.trainingSession) { $0.attendance = [] }),
            .project(revising(Sample.project) { ($0.steps, $0.halfDays) = ([], nil) }),
            .closing(revising(Sample.closing) { ($0.reopened, $0.reason) = (nil, nil) }),
            .seal(revising(Sample.seal) { ($0.sealed, $0.sealer, $0.lacking) = (nil, nil, nil) }),
            .certificate(revising(Sample.certificate) { $0.voided = Sample.winter }),
            .integrity(revising(Sample.integrity) { $0.approver = nil }),
        ]
        #expect(session.commit([[session.statement(edits)]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let undone = (edits + Sample.ledgerAdditions).map(Self.reversed)
        #expect(session.commit([[session.statement(Array(undone))]]).outcomes == [.stored])
        _ = try session.store.verify()
    }

    @Test("what format 5 brought comes back, changes and goes")
    func format5() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        session.commit([[session.statement(Sample.ledgerAdditions)]])
        let added = session.commit([[session.statement(Sample.studyAdditions)]])
        #expect(added.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let edits: [Change] = [
            .assessment(revising(Sample.assessment) { ($0.stage, $0.grade) = (nil, nil) }),
            .technology(revising(Sample.technology) { ($0.process, $0.exam) = (nil, nil) }),
            .topic(revising(Sample.topic) { ($0.content, $0.form) = (nil, nil) }),
            .course(revising(Sample.course) { ($0.topic, $0.places) = (nil, nil) }),
            .plan(revising(Sample.plan) { ($0.reviews, $0.study) = ([], nil) }),
            .application(revising(Sample.application) { ($0.course, $0.decider) = (nil, nil) }),
            .approval(revising(Sample.approval) { $0.level = .district }),
            .seal(revising(Sample.settledSeal) { $0.figures = nil }),
            .project(
                revising(Sample.selfChosenProject) {
                    ($0.kind, $0.hasPlan, $0.hasScheme) = (.module, false, false)
                    ($0.principal, $0.leader, $0.group) = (nil, nil, [])
                    $0.started = nil
                }
            ),
        ]
        #expect(session.commit([[session.statement(edits)]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let undone = (edits + Sample.studyAdditions).map(Self.reversed)
        #expect(session.commit([[session.statement(Array(undone))]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("what format 6 brought comes back, changes and goes")
    func format6() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        session.commit([[session.statement(Sample.ledgerAdditions)]])
        let added = session.commit([[session.statement(Sample.additionsOfFormat6)]])
        #expect(added.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let edits: [Change] = [
            .notice(
                revising(Sample.notice) {
                    ($0.programme, $0.session, $0.sender, $0.means) = (nil, nil, nil, nil)
                    ($0.absences, $0.answered, $0.answer) = ([], nil, nil)
                }
            ),
            .followUp(revising(Sample.followUp) { ($0.grade, $0.examiner) = (nil, nil) }),
            .teaching(revising(Sample.teachingWithHours) { $0.weekly = nil }),
            .activity(revising(Sample.firstRound) { $0.advance = nil }),
            .activity(revising(Sample.final) { $0.carry = nil }),
        ]
        #expect(session.commit([[session.statement(edits)]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let undone = (edits + Sample.additionsOfFormat6).map(Self.reversed)
        #expect(session.commit([[session.statement(Array(undone))]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("what format 3 brought comes back, changes and goes")
    func format3() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        let added = session.commit([[session.statement(Sample.additionsOfFormat3)]])
        #expect(added.outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let edits: [Change] = [
            .activity(revising(Sample.activity) { ($0.people, $0.awards) = ([], []) }),
            .lesson(revising(Sample.lesson) { ($0.time, $0.activity) = (nil, nil) }),
            .observation(revising(Sample.observation) { ($0.sheet, $0.focus) = (nil, nil) }),
            .evaluation(revising(Sample.form) { $0.content = Sample.tally.content }),
            .evaluation(revising(Sample.tally) { $0.findings = [] }),
        ]
        #expect(session.commit([[session.statement(edits)]]).outcomes == [.stored])
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        let undone = (edits + Sample.additionsOfFormat3).map(Self.reversed)
        #expect(session.commit([[session.statement(Array(undone))]]).outcomes == [.stored])
        _ = try session.store.verify()
    }

    @Test("several statements of one batch build on each other")
    func batch() throws {
        let session = try Session(TemporaryDirectory())
        let first = Change.unit(Revised(before: nil, after: Sample.bureau))
        let second = revising(Sample.bureau) { $0.area = Timeline("道里区") }
        let batch = [session.statement([first]), session.statement([.unit(second)])]
        #expect(session.commit([batch]).isComplete)
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
    }

    static func reversed(_ change: Change) -> Change {
        switch change {
        case .unit(let revised): .unit(undo(revised))
        case .person(let revised): .person(undo(revised))
        case .schoolClass(let revised): .schoolClass(undo(revised))
        case .teaching(let revised): .teaching(undo(revised))
        case .term(let revised): .term(undo(revised))
        case .test(let revised): .test(undo(revised))
        case .paper(let revised): .paper(undo(revised))
        case .result(let revised): .result(undo(revised))
        case .pupil(let revised): .pupil(undo(revised))
        case .dossier(let revised): .dossier(undo(revised))
        case .draft(let revised): .draft(undo(revised))
        case .exam(let revised): .exam(undo(revised))
        case .activity(let revised): .activity(undo(revised))
        case .lesson(let revised): .lesson(undo(revised))
        case .observation(let revised): .observation(undo(revised))
        case .evaluation(let revised): .evaluation(undo(revised))
        case .entry(let revised): .entry(undo(revised))
        case .session(let revised): .session(undo(revised))
        case .project(let revised): .project(undo(revised))
        case .closing(let revised): .closing(undo(revised))
        case .seal(let revised): .seal(undo(revised))
        case .certificate(let revised): .certificate(undo(revised))
        case .integrity(let revised): .integrity(undo(revised))
        case .assessment(let revised): .assessment(undo(revised))
        case .technology(let revised): .technology(undo(revised))
        case .topic(let revised): .topic(undo(revised))
        case .course(let revised): .course(undo(revised))
        case .plan(let revised): .plan(undo(revised))
        case .application(let revised): .application(undo(revised))
        case .approval(let revised): .approval(undo(revised))
        case .notice(let revised): .notice(undo(revised))
        case .followUp(let revised): .followUp(undo(revised))
        case .schemeVersion(let revised): .schemeVersion(undo(revised))
        case .schemeUse(let revised): .schemeUse(undo(revised))
        case .counter(let step):
            .counter(CounterStep(prefix: step.prefix, before: step.after, after: step.before))
        }
    }

    private static func undo<Object>(_ revised: Revised<Object>) -> Revised<Object> {
        Revised(before: revised.after, after: revised.before)
    }
}
