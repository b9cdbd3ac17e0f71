import Domain

/// What format 5 brought, with every field filled.
extension Sample {
    static var assessment: Assessment {
        var object = Assessment(
            id: AssessmentID("AS-1"),
            teacher: teacher,
            year: 2024,
            form: .schoolBased,
            on: winter
        )
        (object.stage, object.subject) = (.process, "师德")
        (object.score, object.grade) = (Marks(hundredths: 8_850), .good)
        object.assessor = teacher
        return object
    }

    static var technology: TechnologyCourse {
        var object = TechnologyCourse(id: TechnologyID("TC-1"), teacher: teacher)
        object.process = .init(isPassed: true, on: autumn)
        object.exam = .init(isPassed: false, on: winter)
        (object.certificate, object.certified) = ("英特尔 2011", autumn)
        return object
    }

    static var topic: YearlyTopic {
        var object = YearlyTopic(id: TopicID("YT-1"), unit: hetu, year: 2024, title: "作业")
        (object.objective, object.content) = ("减负", "单元作业")
        (object.form, object.assessment) = (.concentrated, "提交作业")
        return object
    }

    static var course: CatalogueCourse {
        var object = CatalogueCourse(
            id: CourseID("KC-1"),
            unit: hetu,
            title: "大单元",
            level: .nation
        )
        (object.isLocal, object.year, object.topic) = (true, 2024, TopicID("YT-1"))
        (object.form, object.hours) = (.online, Hours(hundredths: 800))
        (object.dimension, object.type, object.subject) = ("学科教学", "骨干", "语文")
        (object.places, object.first, object.last) = (2, autumn, winter)
        return object
    }

    static var plan: StudyPlan {
        var object = StudyPlan(
            id: PlanID("SP-1"),
            teacher: teacher,
            kind: .term,
            first: autumn,
            last: winter
        )
        (object.goals, object.study) = (["读书", "上课"], "每周两小时")
        object.reviews = [
            .init(goal: 1, stage: .process, on: autumn, text: "已 开始"),
            .init(goal: 2, stage: .final, on: winter, text: nil),
        ]
        return object
    }

    static var application: Application {
        var object = Application(
            id: ApplicationID("AP-1"),
            teacher: teacher,
            programme: "国培2024",
            level: .nation,
            on: autumn
        )
        (object.course, object.form) = (CourseID("KC-1"), .concentrated)
        (object.type, object.subject) = ("骨干", "语文")
        (object.status, object.decided) = (.refused, winter)
        (object.decider, object.reason) = (teacher, "禁训")
        return object
    }

    static var approval: LedgerApproval {
        LedgerApproval(
            id: ApprovalID("AV-1"),
            entry: EntryID("H-1"),
            level: .school,
            approver: teacher,
            on: winter
        )
    }

    static var settledSeal: Seal {
        var object = seal
        object.revision = 2
        object.figures = SettledFigures(
            scale: 10_000,
            exempt: "新教师",
            subjects: ["语文", "数学"],
            lines: [
                .init(
                    entry: EntryID("H-1"),
                    state: .notCounted,
                    dimension: "学科 教学",
                    hours: 150,
                    rawCredits: 12_500,
                    credits: 0
                ),
                .init(
                    entry: EntryID("H-1"),
                    state: .counted,
                    dimension: nil,
                    hours: 0,
                    rawCredits: 0,
                    credits: 0
                ),
            ],
            requirements: [
                .init(
                    name: "选 修",
                    isCycle: true,
                    have: 5,
                    need: nil,
                    served: nil,
                    days: nil,
                    received: []
                ),
                .init(
                    name: "公共必修",
                    isCycle: false,
                    have: 5,
                    need: 10,
                    served: 300,
                    days: 366,
                    received: [.init(name: "专业 必修", amount: 3)]
                ),
            ]
        )
        return object
    }

    static var selfChosenProject: ModuleProject {
        var object = project
        object.revision = 2
        (object.kind, object.hasPlan, object.hasScheme) = (.selfChosen, true, true)
        (object.principal, object.leader, object.group) = (teacher, teacher, [teacher])
        object.started = winter
        return object
    }

    /// On top of the ledger's additions.
    static var studyAdditions: [Change] {
        [
            .assessment(Revised(before: nil, after: assessment)),
            .technology(Revised(before: nil, after: technology)),
            .topic(Revised(before: nil, after: topic)),
            .course(Revised(before: nil, after: course)),
            .plan(Revised(before: nil, after: plan)),
            .application(Revised(before: nil, after: application)),
            .approval(Revised(before: nil, after: approval)),
            .seal(Revised(before: seal, after: settledSeal)),
            .project(Revised(before: project, after: selfChosenProject)),
        ]
    }
}
