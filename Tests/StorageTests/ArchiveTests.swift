import Domain
import Testing

@testable import Storage

/// What the stored statements tell of earlier states.
struct ArchiveTests {
    private func finish<Work: StoreWork>(_ work: Work, on store: Store) throws -> Work.Value {
        var work = work
        while true {
            if let value = try work.advance(on: store) { return value }
            if let value = try work.digest() { return value }
        }
    }

    @Test("every earlier register is made again from the changes", arguments: 1...6)
    func rewind(seed: Int) throws {
        let session = try Session(TemporaryDirectory())
        var random = RandomChanges(seed: UInt64(seed))
        var states: [Int: Snapshot] = [0: Snapshot(Register())]
        for _ in 0..<60 {
            let statement = session.statement([random.change(of: session.register)])
            guard session.commit([[statement]]).isComplete else { continue }
            states[session.sequence] = Snapshot(session.register)
        }
        for (sequence, expected) in states {
            let start = Rewind(session.register, at: session.sequence, to: .sequence(sequence))
            #expect(Snapshot(try finish(start, on: session.store)) == expected, "\(sequence)")
        }
    }

    @Test("the time of a statement is its last moment")
    func time() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        session.commit(.person(revising(Sample.person) { $0.sex = nil }))
        let at = { (milliseconds: Int64) in
            let work = Rewind(session.register, at: 2, to: .time(milliseconds: milliseconds))
            return try finish(work, on: session.store).persons[Sample.person.id]?.revision
        }
        #expect(try at(1_730_000_000_000) == nil)
        #expect(try at(1_730_000_000_001) == Sample.person.revision)
        #expect(try at(1_730_000_000_002) == Sample.person.revision + 1)
    }

    @Test("of forms that name nobody only whole days are told, of everything else each statement")
    func unsigned() throws {
        let session = try Session(TemporaryDirectory())
        var states: [Register] = [Register()]
        func commit(_ changes: [Change]) {
            session.commit([[session.statement(changes)]])
            states.append(session.register)
        }
        let form = Sample.form
        let correction = revising(form) { $0.comment = "好" }
        // A day has three of these statements.
        commit(Sample.additions + Sample.additionsOfFormat3)
        commit([.evaluation(correction)])
        commit([.evaluation(Revised(before: correction.after, after: nil))])
        commit([.person(revising(Sample.person) { $0.sex = nil })])
        commit([.evaluation(Revised(before: nil, after: form))])
        commit([.evaluation(revising(Sample.tally) { $0.comment = "改" })])
        #expect(states.count == 7 && session.sequence == 6)
        for (sequence, known) in [1: 0, 2: 0, 3: 3, 4: 3, 5: 3, 6: 6] {
            let point = RecordPoint.sequence(sequence)
            var expected = states[sequence]
            let wanted = states[known].evaluations[form.id]
            if let there = expected.evaluations[form.id], there != wanted {
                expected.apply(.evaluation(Revised(before: there, after: nil)))
            }
            if let wanted, expected.evaluations[form.id] == nil {
                expected.apply(.evaluation(Revised(before: nil, after: wanted)))
            }
            let work = Rewind(session.register, at: 6, to: point) { $0 / 3 * 3 }
            let told = try finish(work, on: session.store)
            #expect(Snapshot(told) == Snapshot(expected), "\(sequence)")
            let whole = Rewind(session.register, at: 6, to: point)
            let found = try finish(whole, on: session.store)
            #expect(Snapshot(found) == Snapshot(states[sequence]), "\(sequence)")
        }
        // The last moment of a day has the day behind it, the one before has not.
        let time = { (milliseconds: Int64) in
            let point = RecordPoint.time(milliseconds: 1_730_000_000_000 + milliseconds)
            let work = Rewind(session.register, at: 6, to: point) { $0 / 3 * 3 }
            return try finish(work, on: session.store).evaluations[form.id] != nil
        }
        #expect(try !time(5))
        #expect(try time(6))
        #expect(try time(1_000))
    }

    @Test("what becomes of the last form that names nobody is told by whole days too")
    func lastUnsigned() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions + Sample.additionsOfFormat3)]])
        func changePerson(_ sex: Sex?) throws {
            let person = try #require(session.register.persons[Sample.person.id])
            session.commit(.person(revising(person) { $0.sex = sex }))
        }
        try changePerson(nil)
        try changePerson(.female)
        // The day of the fourth begins with the form there.
        session.commit(.evaluation(Revised(before: Sample.form, after: nil)))
        try changePerson(nil)
        try changePerson(.female)
        for (sequence, isKnown) in [3: true, 4: true, 5: true, 6: false] {
            let point = RecordPoint.sequence(sequence)
            let work = Rewind(session.register, at: 6, to: point) { $0 / 3 * 3 }
            let told = try finish(work, on: session.store)
            #expect((told.evaluations[Sample.form.id] != nil) == isKnown, "\(sequence)")
        }
    }

    @Test("an object's events are found, the latest first, and no other's")
    func history() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        session.commit(.person(revising(Sample.person) { $0.sex = nil }))
        let search = HistorySearch(of: .person(Sample.person.id), upTo: 2, limit: 10)
        let found = try finish(search, on: session.store)
        #expect(found.isComplete)
        #expect(found.events.map(\.action) == [.changed, .added])
        #expect(found.events.map(\.statement.sequence) == [2, 1])
        let first = HistorySearch(of: .person(Sample.person.id), upTo: 2, limit: 1)
        #expect(try finish(first, on: session.store).isComplete == false)
        let name = ObjectName.person(PersonID("nobody"))
        let none = HistorySearch(of: name, upTo: 2, limit: 10)
        #expect(try finish(none, on: session.store).events.isEmpty)
    }

    @Test("marks, parts and changes of a result's origin are made again, and told once")
    func parts() throws {
        let session = try Session(TemporaryDirectory())
        var states: [Snapshot] = [Snapshot(Register())]
        func commit(_ changes: [Change]) {
            session.commit([[session.statement(changes)]])
            states.append(Snapshot(session.register))
        }
        commit(Sample.additions)
        commit(Sample.additionsOfFormat2)
        let counted = revising(Sample.markSheet) { $0.entry = Sample.result.entry }
        commit([.result(counted)])
        commit([.paper(revising(Sample.staffedPaper) { $0.staff = [] })])
        commit([.exam(revising(Sample.exam) { $0.marks = [] })])
        commit([.pupil(revising(Sample.pupil) { $0.name = nil })])
        commit(Sample.ledgerAdditions)
        for (sequence, expected) in states.enumerated() {
            let start = Rewind(session.register, at: 7, to: .sequence(sequence))
            #expect(Snapshot(try finish(start, on: session.store)) == expected, "\(sequence)")
        }
        let search = HistorySearch(of: .result(Sample.markSheet.id), upTo: 6, limit: 10)
        let found = try finish(search, on: session.store)
        #expect(found.events.map(\.action) == [.changed, .added])
        #expect(found.events.map(\.revision) == [2, 1])
        let pupil = HistorySearch(of: .pupil(Sample.pupilKey), upTo: 6, limit: 10)
        #expect(try finish(pupil, on: session.store).events.count == 2)
    }

    @Test("a statement that was tampered with is not told")
    func tampered() throws {
        let session = try Session(TemporaryDirectory())
        session.commit([[session.statement(Sample.additions)]])
        try session.store.access { (database, _, _) throws(StoreError) in
            _ = try StoreOpening.text(database, "UPDATE audit SET text = 'x' RETURNING text")
        }
        let search = HistorySearch(of: .person(Sample.person.id), upTo: 1, limit: 10)
        #expect(throws: StoreError.self) { try finish(search, on: session.store) }
    }
}
