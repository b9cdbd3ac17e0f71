import Domain

/// What the later formats brought: pupils' files, lessons and evaluations.
extension RandomChanges {
    mutating func pupil(_ register: Register) -> Revised<Pupil> {
        let id: PupilID = key("p")
        return revised(register.pupils[id], Pupil(id: id, schoolClass: key("c"))) { make, pupil in
            pupil.schoolClass.change(to: make.below(3) == 0 ? nil : make.key("c"), from: make.day())
        }
    }

    mutating func dossier(_ register: Register) -> Revised<Dossier> {
        let id: DossierID = key("d")
        let new = Dossier(
            id: id,
            pupil: key("p"),
            test: testID(),
            subjects: ["语文"],
            opened: day()
        )
        return revised(register.dossiers[id], new) { make, dossier in
            dossier.pupil = make.key("p")
            dossier.checks.append(Dossier.Check(by: make.key("p"), on: make.day()))
        }
    }

    mutating func draft(_ register: Register) -> Revised<Draft> {
        guard let grade = Grade(3) else { preconditionFailure("3 is a grade") }
        let id: DraftID = key("d")
        let term = TermID(unit: key("u"), name: "t1")
        let new = Draft(
            id: id,
            teacher: key("p"),
            term: term,
            subject: "语文",
            grade: grade,
            on: day()
        )
        return revised(register.drafts[id], new) { make, draft in draft.on = make.day() }
    }

    mutating func exam(_ register: Register) -> Revised<Exam> {
        let id = ExamID(unit: key("u"), name: "e\(below(3))")
        let new = Exam(id: id, kind: .theory, on: day(), full: Marks(hundredths: 10_000))
        return revised(register.exams[id], new) { make, exam in
            let state = PupilMark.State.marks(Marks(hundredths: make.below(10_000)))
            exam.marks = [Exam.Mark(teacher: make.key("p"), state: state)]
        }
    }

    mutating func activity(_ register: Register) -> Revised<Activity> {
        let id: ActivityID = key("ac")
        let new = Activity(id: id, kind: .openDay, unit: key("u"), on: day())
        return revised(register.activities[id], new) { make, activity in
            activity.name = "活\(make.below(3))"
        }
    }

    mutating func lesson(_ register: Register) -> Revised<Lesson> {
        let id: LessonID = key("ls")
        let new = Lesson(id: id, kind: .open, unit: key("u"), on: day(), giver: key("p"))
        return revised(register.lessons[id], new) { make, lesson in
            lesson.giver = make.key("p")
            lesson.schoolClass = make.below(3) == 0 ? nil : make.key("c")
            lesson.activity = make.below(3) == 0 ? nil : make.key("ac")
        }
    }

    mutating func observation(_ register: Register) -> Revised<Observation> {
        let id: ObservationID = key("ob")
        let new = Observation(id: id, lesson: key("ls"), observer: key("p"), entered: day())
        return revised(register.observations[id], new) { make, observation in
            observation.feedback = make.day()
            observation.focus = "点\(make.below(3))"
        }
    }

    mutating func evaluation(_ register: Register) -> Revised<Evaluation> {
        let id: EvaluationID = key("ev")
        let version = SchemeVersion.Key(scheme: key("s"), version: 1)
        let sheet = Sheet(
            instrument: InstrumentKey(version: version, name: "form"),
            marks: [.points(below(5)), .missing]
        )
        let subject = Evaluation.Subject(
            activity: below(2) == 0 ? nil : key("ac"),
            teacher: key("p"),
            schoolClass: below(2) == 0 ? nil : key("c"),
            unit: key("u")
        )
        let new = Evaluation(
            id: id,
            subject: subject,
            by: key("p"),
            on: day(),
            phase: nil,
            content: .form(sheet),
            entered: day()
        )
        return revised(register.evaluations[id], new) { make, evaluation in
            evaluation.comment = "评\(make.below(9))"
        }
    }
}
