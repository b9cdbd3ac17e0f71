import Domain
import Testing

@Suite("persons, units and assignments on a day")
struct PersonTests {
    private static func day(_ number: Int32) -> Day { Day(daysSinceEpoch: number) }

    @Test(
        "a role is held within its period; without one, always",
        arguments: [(9, false, false), (10, true, false), (20, true, false), (21, false, true)]
    )
    func roles(number: Int32, leads: Bool, trains: Bool) {
        var person = Person(id: PersonID("p"), name: "张敏", unit: UnitID("u"))
        person.roles = [
            Person.RoleHolding(role: .teacher),
            Person.RoleHolding(role: .leader, period: DayRange(Self.day(10), Self.day(20))),
            Person.RoleHolding(role: .trainer, period: DayRange(Self.day(21), nil)),
        ]
        #expect(person.has(.teacher, on: Self.day(number)))
        #expect(person.has(.leader, on: Self.day(number)) == leads)
        #expect(person.has(.trainer, on: Self.day(number)) == trains)
        #expect(!person.has(.expert, on: Self.day(number)))
    }

    @Test("the day of retirement is the last in post")
    func retired() {
        var person = Person(id: PersonID("p"), name: "张敏", unit: UnitID("u"))
        #expect(person.isInPost(on: Self.day(10)))
        person.retired = Self.day(10)
        #expect(person.isInPost(on: Self.day(10)))
        #expect(!person.isInPost(on: Self.day(11)))
    }

    @Test(
        "a unit teaches its kind's usual grades unless it says otherwise",
        arguments: [
            (.kindergarten, -3, -1), (.primary, 1, 6), (.junior, 7, 9), (.senior, 10, 12),
            (.nineYear, 1, 9), (.vocational, 10, 12), (.trainingSchool, nil, nil),
            (.researchOffice, nil, nil), (.bureau, nil, nil),
        ] as [(Unit.Kind, Int?, Int?)]
    )
    func usualGrades(kind: Unit.Kind, first: Int?, last: Int?) throws {
        var unit = Unit(id: UnitID("u"), name: "校", kind: kind)
        #expect(unit.grades(on: Self.day(0))?.first.number == first)
        #expect(unit.grades(on: Self.day(0))?.last.number == last)
        let one = try #require(Grade(1))
        let three = try #require(Grade(3))
        let few = try #require(GradeRange(one, three))
        unit.grades.change(to: few, from: Self.day(10))
        #expect(unit.grades(on: Self.day(10)) == few)
        #expect(unit.grades(on: Self.day(9))?.last.number == last)
    }

    @Test("an assignment's period is from its first to its last day")
    func teaching() {
        var teaching = Teaching(
            id: TeachingID("t"),
            teacher: PersonID("p"),
            schoolClass: ClassID("c"),
            subject: "语文",
            from: Self.day(10)
        )
        #expect(teaching.period == DayRange(Self.day(10), nil))
        teaching.to = Self.day(10)
        #expect(teaching.period == DayRange(Self.day(10), Self.day(10)))
    }
}
