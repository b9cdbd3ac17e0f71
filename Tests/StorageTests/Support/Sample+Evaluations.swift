import Domain

/// What format 3 brought.
extension Sample {
    static var activity: Activity {
        var object = Activity(id: ActivityID("AC-1"), kind: .visit, unit: hetu, on: autumn)
        object.to = winter
        object.name = "送教下乡"
        object.place = "礼堂"
        object.subject = "语文"
        object.people = [teacher]
        object.forms = [.observing, .joining]
        object.invited = 12
        object.instrument = "lesson"
        object.eligible = "teaching-age<=5"
        object.awards = [Activity.Award(name: "一等 奖", count: 2)]
        return object
    }

    static var lesson: Lesson {
        var object = Lesson(
            id: LessonID("LS-1"),
            kind: .research,
            unit: hetu,
            on: autumn,
            giver: teacher
        )
        object.time = .periods(3...4)
        object.schoolClass = schoolClass
        object.subject = "语文"
        object.topic = "翠鸟"
        object.before = "多读"
        object.after = "不足"
        object.activity = ActivityID("AC-1")
        return object
    }

    static var clockLesson: Lesson {
        var object = Lesson(
            id: LessonID("LS-2"),
            kind: .ordinary,
            unit: hetu,
            on: winter,
            giver: teacher
        )
        object.time = .clock(from: 480, to: 1_440)
        return object
    }

    private static var instrument: InstrumentKey { InstrumentKey(version: version.id, name: "表") }

    static var observation: Observation {
        var object = Observation(
            id: ObservationID("OB-1"),
            lesson: LessonID("LS-1"),
            observer: teacher,
            entered: winter
        )
        object.mode = .separate
        object.focus = "提问"
        object.comment = "好\"\\"
        object.suggestions = "多读"
        object.feedback = winter
        object.sheet = Sheet(
            instrument: instrument,
            marks: [.points(450), .notApplicable, .missing, .points(-50)]
        )
        return object
    }

    static var form: Evaluation {
        var object = Evaluation(
            id: EvaluationID("EV-1"),
            subject: Evaluation.Subject(activity: ActivityID("AC-1"), teacher: teacher),
            by: nil,
            on: winter,
            phase: .followUp,
            content: .form(Sheet(instrument: instrument, marks: [.points(500)])),
            entered: winter
        )
        object.comment = "实用"
        return object
    }

    static var tally: Evaluation {
        let counts = [[30, 5, 0], [], [1]]
        var object = Evaluation(
            id: EvaluationID("EV-2"),
            subject: Evaluation.Subject(schoolClass: schoolClass, unit: hetu),
            by: teacher,
            on: winter,
            phase: nil,
            content: .tally(FormTally(instrument: instrument, forms: 36, counts: counts)),
            entered: winter
        )
        object.invited = 40
        var finding = Evaluation.Finding(text: "教案不全", due: winter)
        (finding.rectified, finding.note) = (winter, "已补")
        object.findings = [finding, Evaluation.Finding(text: "无记录", due: nil)]
        return object
    }

    /// All of it, on top of the additions of format 1.
    static var additionsOfFormat3: [Change] {
        [
            .observation(Revised(before: nil, after: observation)),
            .evaluation(Revised(before: nil, after: form)),
            .evaluation(Revised(before: nil, after: tally)),
            .lesson(Revised(before: nil, after: lesson)),
            .lesson(Revised(before: nil, after: clockLesson)),
            .activity(Revised(before: nil, after: activity)),
        ]
    }
}
