import Domain
import Grammar
import Notation
import Schemes

/// What the statements that record evaluations share: about what, when, by which instrument.
struct EvaluationEntry: Sendable {
    let subject: Evaluation.Subject
    let on: Day
    let phase: Evaluation.Phase?
    let instrument: Instrument
    let key: InstrumentKey
    let entered: Day
    private let instrumentValue: BoundArguments.Value

    static let parameter: Parameter<EvaluationEntry> = {
        let specs =
            instrument.specs + on.specs + activity.specs + teacher.specs + group.specs
            + unit.specs + phase.specs + entered.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            let value = try instrument.decode(scope, at: &next)
            let day = try on.decode(scope, at: &next)
            let subject = Evaluation.Subject(
                activity: try activity.decode(scope, at: &next),
                teacher: try teacher.decode(scope, at: &next),
                schoolClass: try group.decode(scope, at: &next),
                unit: try unit.decode(scope, at: &next)
            )
            return try EvaluationEntry(
                subject,
                value,
                day ?? scope.context.today,
                try phase.decode(scope, at: &next),
                try entered.decode(scope, at: &next),
                scope.context
            )
        }
    }()

    private static let instrument = Parameter<BoundArguments.Value>.keyword(
        Label("instrument", "量表"),
        InstrumentQuestion.reading,
        Bilingual("by which instrument", "所用量表")
    )
    private static let on = Parameter<Day?>.optional(
        Label("on", "日期"),
        Reading<Day>.value,
        Bilingual("the day; today unless given", "日期，默认今天")
    )
    private static let activity = Parameter<ActivityID?>.optional(
        Label("activity", "活动"),
        Reading<ActivityID>.activity,
        Bilingual("the course, survey or inspection", "课程、问卷或督导活动")
    )
    private static let teacher = Parameter<PersonID?>.optional(
        Label("teacher", "教师"),
        Reading<PersonID>.personAnywhere(as: .evaluated),
        Bilingual("the teacher, trainer or trainee that it is about", "被评教师、培训者或学员")
    )
    private static let group = Parameter<ClassID?>.optional(
        Label("class", "班级"),
        Reading<ClassID>.schoolClass,
        Bilingual("the class that it is about", "被评班级")
    )
    private static let unit = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("the school that it is about", "被评学校")
    )
    private static let phase = Parameter<Evaluation.Phase?>.optional(
        Label("phase", "时机"),
        Reading<Evaluation.Phase>.value,
        Bilingual("of a course: at once, or follow-up", "课程评价：即时或跟踪")
    )
    private static let entered = Parameter<Day?>.optional(
        Label("entered", "录入日期"),
        Reading<Day>.value,
        Bilingual("when it was recorded; today unless given", "录入日期，默认今天")
    )

    private init(
        _ subject: Evaluation.Subject,
        _ value: BoundArguments.Value,
        _ on: Day,
        _ phase: Evaluation.Phase?,
        _ entered: Day?,
        _ context: Context
    ) throws(Refusal) {
        let view = View(register: context.register, day: on)
        let place = subject.place(in: view)
        let (instrument, key) = try InstrumentQuestion.find(value, place, on, context)
        try Self.check(subject, phase, instrument.rule, value)
        self.subject = subject
        self.on = on
        self.phase = phase ?? (instrument.rule.target == .course ? .instant : nil)
        self.instrument = instrument
        self.key = key
        self.entered = entered ?? context.today
        instrumentValue = value
    }

    /// - Throws: ARITY for a form that is not about what its instrument evaluates, RULE for a form
    ///   about a lesson, or a phase of something else than a course.
    private static func check(
        _ subject: Evaluation.Subject,
        _ phase: Evaluation.Phase?,
        _ rule: InstrumentRule,
        _ value: BoundArguments.Value
    ) throws(Refusal) {
        let missing: String?
        switch rule.target {
        case .lesson:
            throw value.refusal(
                .rule,
                "lessons are scored by who observed them",
                "评课请用听课评分",
                want: "instrument",
                hint: "observation score … items=…"
            )
        case .course: missing = subject.activity == nil ? "activity" : nil
        case .trainee, .appraisal: missing = subject.teacher == nil ? "teacher" : nil
        case .school, .inspection: missing = subject.unit == nil ? "unit" : nil
        case .parents:
            missing = subject.schoolClass == nil && subject.teacher == nil ? "class" : nil
        }
        if let missing {
            throw Refusal(
                .arity,
                "\(rule.name) is about something that is not given: \(missing)=",
                "量表 \(rule.name) 缺少评价对象 \(missing)=",
                want: missing,
                hint: "\(missing)=…"
            )
        }
        if phase != nil, rule.target != .course {
            throw Refusal(.rule, "only a course has a phase", "只有课程评价分即时、跟踪", want: "phase")
        }
    }

    /// The evaluations of the same thing by the same instrument and person, whenever.
    func recorded(by person: PersonID, _ register: Register) -> Evaluation? {
        guard let name = subject.names.first else { return nil }
        return register.index.evaluationsByObject[name].lazy
            .compactMap { register.evaluations[$0] }.first { other in
                other.by == person && other.subject == subject && other.on == on
                    && other.phase == phase && other.content.instrument.name == key.name
            }
    }

    /// - Throws: RULE for a name on an anonymous form, or none on another.
    func checkName(_ person: PersonID?, want: String) throws(Refusal) {
        if instrument.rule.isAnonymous, person != nil {
            throw Refusal(
                .rule,
                "\(key.name) is anonymous: nobody is named on it",
                "量表 \(key.name) 匿名，不得署名",
                want: want
            )
        }
        guard instrument.rule.isAnonymous || person != nil else {
            throw Refusal(
                .arity,
                "\(key.name) is signed: say by=",
                "量表 \(key.name) 须署名 by=",
                want: want,
                hint: "by=…"
            )
        }
        if let person, subject.teacher == person, instrument.rule.target != .parents {
            throw Refusal(.rule, "nobody evaluates oneself", "不能评价自己", want: want)
        }
    }
}
