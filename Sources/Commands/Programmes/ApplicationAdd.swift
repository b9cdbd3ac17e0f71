import Domain
import Grammar
import Notation

/// `application add`: a teacher applies for a programme, or chooses a course of the menu.
enum ApplicationAdd {
    static let command = Command.update(
        [Label("application", "报名"), Label("add", "登记")],
        Bilingual(
            "Applies for a programme, or chooses a course of the menu; a full one queues.",
            "报名培训项目或自主选课；名额已满则候补，禁训期内不予受理。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who applies", "教师")
        ),
        Parameter<CourseID?>.optional(
            Label("course", "课程"),
            Descriptions.course.reading,
            Bilingual("the course of the menu", "菜单课程")
        ),
        Parameter<String?>.optional(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual("the programme; the course's title unless given", "培训项目，默认课程名称")
        ),
        Parameter<TrainingLevel?>.optional(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("its level; the course's unless given", "级别，默认同课程")
        ),
        Descriptions.application.assignments {
            ["form", "type", "subject"].contains($0.name.english)
        },
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "日期，默认今天")
        ),
        Parameter<ApplicationID?>.optional(
            Label("id", "编号"),
            Reading<ApplicationID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        UnitParameter.near,
        source: "B08, B09, A29",
        examples: [
            "application add T014 programme=国培2024 level=nation type=骨干 subject=语文",
            "application add T014 course=KC-2024-01",
        ]
    ) { context, teacher, course, programme, level, assignments, on, id, _ throws(Refusal) in
        let register = context.register
        let chosen = try course.map { id throws(Refusal) in
            try Descriptions.course.object(id, register)
        }
        guard let programme = programme ?? chosen?.title else {
            throw Refusal(.arity, "say programme= or course=", "须给出培训项目或课程", want: "programme")
        }
        guard let level = level ?? chosen?.level else {
            throw Refusal(.arity, "level= is missing", "缺少级别", want: "level")
        }
        let day = on ?? context.today
        let same = register.index.applicationsByTeacher[teacher]
            .compactMap { register.applications[$0] }.first { other in
                id == nil && other.status.isStanding && other.programme == programme
                    && other.course == course
            }
        if let same { return unchanged(same) }
        let (key, step) = register.newKey(id, prefix: "AP")
        var application = Application(
            id: key,
            teacher: teacher,
            programme: programme,
            level: level,
            on: day
        )
        application.course = course
        (application.form, application.type) = (chosen?.form, chosen?.type)
        application.subject = chosen?.subject
        try Descriptions.application.assign(assignments, to: &application, .initial)
        var notes: [Bilingual] = []
        notes += try check(application, context)
        if let chosen, let places = chosen.places {
            let view = View(register: register, day: day)
            if view.taken(chosen.id).count >= places {
                application.status = .waiting
                let ahead = view.waiting(chosen.id).count
                notes.append(
                    Bilingual(
                        "no place of \(places) is left: \(ahead) wait already",
                        "\(places) 个名额已满：列为候补，前面有 \(ahead) 人"
                    )
                )
            }
        }
        var proposal = try Descriptions.application.added(application, in: context)
        try ReferenceCheck.check(proposal.changes, register)
        proposal.reply.notes += notes
        proposal.reply.meta.append(Reply.Meta("status", application.status.label.english))
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }

    private static func unchanged(_ application: Application) -> Proposal {
        var reply = Descriptions.application.receipt(application)
        reply.meta.append(Reply.Meta("unchanged", 1))
        return Proposal([], reply: reply)
    }

    /// - Returns: what shixun's own defaults warn of.
    /// - Throws: RULE for somebody not in post then, or whom a national programme does not take.
    private static func check(
        _ application: Application,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        let person = try Descriptions.person.stored(application.teacher, context.register).value
        guard person.isInPost(on: application.on) else {
            throw Refusal(
                .rule,
                Bilingual(
                    "\(person.id.text) was not in post on \(application.on)",
                    "\(person.id.text) 在 \(application.on) 已不在岗"
                ),
                want: "on",
                details: [Refusal.Detail("rule", "in-post")]
            )
        }
        return try ApplicationDecide.check(application, on: application.on, context)
    }
}
