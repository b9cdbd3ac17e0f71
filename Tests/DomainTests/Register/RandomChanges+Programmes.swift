import Domain

/// Changes of assessments, courses, plans and applications.
extension RandomChanges {
    mutating func assessment(_ register: Register) -> Revised<Assessment> {
        let id: AssessmentID = key("as")
        let new = Assessment(id: id, teacher: key("p"), year: 2024, form: .unified, on: day())
        return revised(register.assessments[id], new) { make, it in
            it.teacher = make.key("p")
            it.score = Marks(hundredths: make.below(10_000))
        }
    }

    mutating func technology(_ register: Register) -> Revised<TechnologyCourse> {
        let id: TechnologyID = key("tc")
        let new = TechnologyCourse(id: id, teacher: key("p"))
        return revised(register.technologies[id], new) { make, it in
            it.process = .init(isPassed: make.below(2) == 0, on: make.day())
        }
    }

    mutating func topic(_ register: Register) -> Revised<YearlyTopic> {
        let id: TopicID = key("yt")
        let new = YearlyTopic(id: id, unit: key("u"), year: 2024, title: "作业")
        return revised(register.topics[id], new) { make, it in it.title = "作业\(make.below(9))" }
    }

    mutating func course(_ register: Register) -> Revised<CatalogueCourse> {
        let id: CourseID = key("kc")
        let new = CatalogueCourse(id: id, unit: key("u"), title: "课", level: .district)
        return revised(register.courses[id], new) { make, it in it.places = make.below(5) + 1 }
    }

    mutating func plan(_ register: Register) -> Revised<StudyPlan> {
        let id: PlanID = key("sp")
        let first = day()
        let last = first.adding(days: 100)
        let new = StudyPlan(id: id, teacher: key("p"), kind: .term, first: first, last: last)
        return revised(register.plans[id], new) { make, it in it.teacher = make.key("p") }
    }

    mutating func application(_ register: Register) -> Revised<Application> {
        let id: ApplicationID = key("ap")
        let new = Application(
            id: id,
            teacher: key("p"),
            programme: "国培",
            level: .nation,
            on: day()
        )
        return revised(register.applications[id], new) { make, it in
            it.course = make.below(3) == 0 ? nil : make.key("kc")
        }
    }

    mutating func approval(_ register: Register) -> Revised<LedgerApproval> {
        let id: ApprovalID = key("av")
        let new = LedgerApproval(
            id: id,
            entry: key("h"),
            level: .school,
            approver: key("p"),
            on: day()
        )
        return revised(register.approvals[id], new) { make, it in it.entry = make.key("h") }
    }

    mutating func notice(_ register: Register) -> Revised<SendingNotice> {
        let id: NoticeID = key("tn")
        let first = day()
        let new = SendingNotice(id: id, unit: key("u"), days: first...first, told: "校办", on: day())
        return revised(register.notices[id], new) { make, it in
            it.sender = make.key("p")
            it.absences = [.init(session: make.key("s"), teacher: make.key("p"), state: .sick)]
        }
    }

    mutating func followUp(_ register: Register) -> Revised<FollowUp> {
        let id: FollowUpID = key("fu")
        let new = FollowUp(id: id, teacher: key("p"), programme: "国培", on: day())
        return revised(register.followUps[id], new) { make, it in
            it.teacher = make.key("p")
            it.score = Marks(hundredths: make.below(10_000))
        }
    }
}
