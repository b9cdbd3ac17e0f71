import Domain

/// What format 6 brought, with every field filled.
extension Sample {
    static var notice: SendingNotice {
        var object = SendingNotice(
            id: NoticeID("TN-1"),
            unit: hetu,
            days: autumn...winter,
            told: "校 办",
            on: winter
        )
        (object.programme, object.session) = ("骨干班", trainingSession.id)
        (object.sender, object.means) = (teacher, "书面")
        (object.held, object.attended) = (1_200, 850)
        object.absences = [
            .init(session: trainingSession.id, teacher: teacher, state: .sick),
            .init(session: trainingSession.id, teacher: teacher, state: .absent),
        ]
        (object.answered, object.answer) = (winter, "已补学")
        return object
    }

    static var followUp: FollowUp {
        var object = FollowUp(
            id: FollowUpID("FU-1"),
            teacher: teacher,
            programme: "国培2024",
            on: winter
        )
        (object.score, object.grade) = (Marks(hundredths: 8_850), .good)
        (object.examiner, object.note) = (teacher, "汇报课")
        return object
    }

    static var teachingWithHours: Teaching {
        var object = teaching
        object.revision = 2
        object.weekly = Hours(hundredths: 1_250)
        return object
    }

    static var firstRound: Activity {
        var object = Activity(id: ActivityID("AC-r"), kind: .contest, unit: hetu, on: autumn)
        object.advance = 2
        return object
    }

    static var final: Activity {
        var object = Activity(id: ActivityID("AC-f"), kind: .contest, unit: hetu, on: winter)
        object.follows = firstRound.id
        object.carry = Percent(hundredths: 4_000)
        return object
    }

    /// On top of the additions of all earlier formats.
    static var additionsOfFormat6: [Change] {
        [
            .notice(Revised(before: nil, after: notice)),
            .followUp(Revised(before: nil, after: followUp)),
            .teaching(Revised(before: teaching, after: teachingWithHours)),
            .activity(Revised(before: nil, after: firstRound)),
            .activity(Revised(before: nil, after: final)),
        ]
    }
}
