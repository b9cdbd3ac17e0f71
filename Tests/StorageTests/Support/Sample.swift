import Domain

/// One object of each kind with every field filled, and what it needs.
enum Sample {
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else {
            preconditionFailure("tests use real days")
        }
        return day
    }

    static let autumn = day(2024, 9, 1)
    static let winter = day(2025, 1, 17)
    static let hetu = UnitID("hetu")
    static let test = TestID(unit: hetu, name: "2024-10")
    static let term = TermID(unit: hetu, name: "2024-autumn")
    static let schoolClass = ClassID("hetu-2022-1")
    static let teacher = PersonID("T001")
    static let schemeKey = SchemeVersion.Key(scheme: SchemeID("hetu"), version: 1)

    static func grade(_ number: Int) -> Grade {
        guard let grade = Grade(number) else { preconditionFailure("tests use real grades") }
        return grade
    }

    static var bureau: Unit {
        Unit(id: UnitID("daoli"), name: "道里区教育局", kind: .bureau)
    }

    static var unit: Unit {
        var unit = Unit(id: hetu, name: "河图小学", kind: .primary)
        unit.parent = Timeline(UnitID("daoli"))
        unit.area = Timeline("道里区")
        unit.group = Timeline("一类\"城区\"\\校")
        unit.grades = Timeline(GradeRange(grade(-1), grade(6)))
        unit.retired = winter
        unit.name.change(to: "河图实验小学", from: autumn)
        unit.kind.change(to: .nineYear, from: autumn)
        unit.parent.change(to: nil, from: winter)
        unit.area.change(to: nil, from: autumn)
        unit.group.change(to: "二类", from: winter)
        unit.grades.change(to: nil, from: autumn)
        return unit
    }

    static var plainTeacher: Person {
        var person = Person(id: teacher, name: "张敏", unit: hetu)
        person.roles = [Person.RoleHolding(role: .teacher)]
        return person
    }

    static var person: Person {
        var person = Person(id: teacher, name: "张敏", unit: hetu)
        person.born = PartialDate(year: 1988, month: 3)
        person.sex = .female
        person.started = PartialDate(year: 2010)
        person.subjects = Timeline(["语文", "道德与法治,\"综合\"", ""])
        person.category = Timeline(.backbone)
        person.post = Timeline(.teaching)
        person.establishment = Timeline(.private)
        person.degree = Timeline(.bachelor)
        person.major = Timeline("汉语言文学\n\t\u{1}")
        person.title = Timeline(ProfessionalTitle.none)
        person.honours = Timeline(["区级骨干"])
        person.leave = Timeline(.maternity)
        person.roles = [
            Person.RoleHolding(role: .teacher),
            Person.RoleHolding(role: .leader, scope: "语文 @:..", period: DayRange(autumn, nil)),
            Person.RoleHolding(role: .expert, scope: "", period: DayRange(autumn, winter)),
        ]
        person.retired = winter
        person.name.change(to: "张慜", from: autumn)
        person.unit.change(to: UnitID("daoli"), from: autumn)
        person.subjects.change(to: [], from: autumn)
        person.category.change(to: nil, from: autumn)
        person.post.change(to: .care, from: autumn)
        person.establishment.change(to: .permanent, from: autumn)
        person.degree.change(to: .master, from: winter)
        person.major.change(to: nil, from: winter)
        person.title.change(to: .senior, from: autumn)
        person.title.change(to: .professor, from: winter)
        person.honours.change(to: ["市级骨干", "区级骨干"], from: autumn)
        person.leave.change(to: nil, from: autumn)
        return person
    }

    static var classOf2022: SchoolClass {
        var object = SchoolClass(id: schoolClass, unit: hetu, entered: 2022, number: 1)
        object.homeroom = Timeline(teacher)
        object.homeroom.change(to: nil, from: autumn)
        object.retired = winter
        return object
    }

    static var teaching: Teaching {
        Teaching(
            id: TeachingID("TA-1"),
            teacher: teacher,
            schoolClass: schoolClass,
            subject: "语文",
            from: autumn,
            to: winter
        )
    }

    static var autumnTerm: Term {
        var object = Term(id: term, from: autumn, to: winter)
        object.holidays = [DayRange(day(2024, 9, 15), day(2024, 9, 17)), DayRange(winter, nil)]
        object.workdays = [day(2024, 9, 14), day(2024, 9, 29)]
        object.statedWeeks = 18
        return object
    }

    static var monthly: Test {
        var object = Test(id: test, kind: .monthly)
        object.name = "十月监测"
        object.term = term
        return object
    }

    static var paper: Paper {
        let id = Paper.ID(test: test, grade: grade(3), subject: "语文")
        var object = Paper(id: id, on: day(2024, 10, 25), full: Marks(hundredths: 10_000))
        object.excellent = Marks(hundredths: 8500)
        object.good = Marks(hundredths: 7500)
        object.pass = Marks(hundredths: 6000)
        object.low = .zero
        return object
    }

    static var result: ClassResult {
        ClassResult(
            id: ClassResult.ID(test: test, schoolClass: schoolClass, subject: "语文"),
            grade: grade(3),
            entry: .counts(counts(of: .total(Marks(hundredths: 354_150))))
        )
    }

    private static func counts(of sum: ResultCounts.Sum) -> ResultCounts {
        ResultCounts(onRoll: 41, sat: 40, excellent: 32, pass: 38, sum: sum)
    }

    static var version: SchemeVersion {
        SchemeVersion(
            id: schemeKey,
            file: "etc/schemes/hetu.scheme",
            digest: String(repeating: "0a", count: 32),
            text: "# 方案\nline excellent=85\n"
        )
    }

    static var use: SchemeUse {
        SchemeUse(
            id: SchemeUseID("SU-1"),
            version: schemeKey,
            unit: hetu,
            from: autumn,
            to: nil
        )
    }
}
