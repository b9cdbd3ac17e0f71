import Domain
import Grammar
import Notation

/// `teaching assign`: who teaches a subject to a class.
enum TeachingAssign {
    static let command = Command.update(
        [Label("teaching", "任课"), Label("assign", "安排")],
        Bilingual("Assigns a teacher to a class and a subject.", "安排任课：教师、班级、科目。"),
        Descriptions.teacher.positional,
        Parameter<ClassID>.keyword(
            Label("class", "班级"),
            Reading<ClassID>.schoolClass,
            Bilingual("the class", "班级")
        ),
        Parameter<String>.keyword(
            Label("subject", "科目"),
            Reading<String>.value,
            Bilingual("the subject", "科目")
        ),
        Parameter<Day>.keyword(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day", "结束日期")
        ),
        Parameter<Hours?>.optional(
            Label("weekly", "周课时"),
            weeklyReading,
            Bilingual("lessons a week, at most \(weeklyLimit.text)", "每周课时数，最多 \(weeklyLimit.text)")
        ),
        Parameter<TeachingID?>.optional(
            Label("id", "编号"),
            Reading<TeachingID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        Parameter<UnitID?>.optional(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("where names are looked up", "按该单位查找姓名和班名")
        ),
        source: "L12, I07",
        examples: [
            "teaching assign 王磊 class=三1 subject=数学 from=2024-09-01",
            "任课 安排 李娜 班级=三2 科目=数学 自=2024-09-01 周课时=5",
        ]
    ) { context, teacher, group, subject, from, to, weekly, id, _ throws(Refusal) in
        if let to { try DayOrder.check(from, to) }
        if let same = existing(teacher, group, subject, from, context.register) {
            guard same.to == to else { throw overlap(same) }
            if let weekly, same.weekly != weekly { throw otherWeekly(same, weekly) }
            var reply = Descriptions.teaching.receipt(same)
            reply.meta.append(Reply.Meta("unchanged", 1))
            return Proposal([], reply: reply)
        }
        let (key, step) = context.register.newKey(id, prefix: "TA")
        var teaching = Teaching(
            id: key,
            teacher: teacher,
            schoolClass: group,
            subject: subject,
            from: from,
            to: to
        )
        teaching.weekly = weekly
        try check(teaching, context.register)
        var proposal = try Descriptions.teaching.added(teaching, in: context)
        if let step { proposal.changes.append(.counter(step)) }
        return proposal
    }

    /// Lessons are read as hours are; a refusal speaks of this argument.
    private static let weeklyReading = Reading<Hours>(Reading<Hours>.value.type) {
        value,
        scope throws(Refusal) in
        do throws(Refusal) {
            return try Reading<Hours>.value.read(value, scope)
        } catch {
            var refusal = error
            refusal.want = "weekly"
            refusal.hint = "weekly=4.5"
            throw refusal
        }
    }

    /// The most lessons a week of one assignment.
    static let weeklyLimit = Hours(hundredths: 10_000)

    private static func existing(
        _ teacher: PersonID,
        _ group: ClassID,
        _ subject: String,
        _ from: Day,
        _ register: Register
    ) -> Teaching? {
        register.index.teachingsByClass[group].lazy.compactMap { register.teachings[$0] }.first {
            $0.teacher == teacher && $0.subject == subject && $0.from == from
        }
    }

    /// - Throws: EXISTS where the same teacher has the same class and subject in that time; RULE
    ///   where the teacher is not in post then; BADARG for days the wrong way round or too many
    ///   lessons.
    static func check(_ teaching: Teaching, _ register: Register) throws(Refusal) {
        if let to = teaching.to { try DayOrder.check(teaching.from, to) }
        if let weekly = teaching.weekly, weekly > weeklyLimit {
            throw Refusal(
                .badArgument,
                "\(weekly.text) lessons a week, at most \(weeklyLimit.text)",
                "每周 \(weekly.text) 课时，最多 \(weeklyLimit.text)",
                want: "weekly",
                hint: "weekly=\(weeklyLimit.text)"
            )
        }
        for key in register.index.teachingsByClass[teaching.schoolClass] where key != teaching.id {
            guard let other = register.teachings[key], other.teacher == teaching.teacher,
                other.subject == teaching.subject, other.period.overlaps(teaching.period)
            else { continue }
            throw overlap(other)
        }
        guard register.persons[teaching.teacher]?.isInPost(on: teaching.from) ?? false else {
            throw Refusal(
                .rule,
                "\(teaching.teacher.text) is not in post on \(teaching.from)",
                "\(teaching.teacher.text) 在 \(teaching.from) 不在岗",
                want: "teacher",
                hint: "teacher show \(teaching.teacher.text)"
            )
        }
    }

    private static func otherWeekly(_ other: Teaching, _ weekly: Hours) -> Refusal {
        Refusal(
            .exists,
            "assignment \(other.id.text) is there with another number of lessons a week",
            "任课 \(other.id.text) 已登记，周课时不同",
            hint: "teaching correct \(other.id.text) weekly=\(weekly.text) reason=…"
        )
    }

    private static func overlap(_ other: Teaching) -> Refusal {
        Refusal(
            .exists,
            "assignment \(other.id.text) covers that time already",
            "任课 \(other.id.text) 已覆盖该时段",
            hint: "teaching end \(other.id.text) on=…"
        )
    }
}
