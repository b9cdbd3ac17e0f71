import Domain
import Grammar
import Notation
import Testing

@Suite("fields are read and set")
struct EntityFieldTests {
    private static let first = Day(daysSinceEpoch: 19_000)
    private static let second = Day(daysSinceEpoch: 19_500)

    private static func field(_ name: String) throws -> EntityField<Person> {
        try #require(PersonFields.all.first { $0.name.isNamed(name) })
    }

    private static func text(_ name: String, _ person: Person, _ day: Day) throws -> String {
        try field(name).read(person, View(register: Register(), day: day)).text
    }

    private static func person() -> Person {
        Person(id: PersonID("T001"), name: "张敏", unit: UnitID("hetu"))
    }

    private static func set(
        _ name: String,
        _ text: String,
        _ assignment: Assignment,
        _ person: inout Person
    ) throws {
        let assign = try #require(try field(name).assign)
        try assign(&person, text, assignment)
    }

    @Test(
        "a field is set from the text, typed in either language, and read back",
        arguments: [
            ("name", "王磊", "王磊"), ("unit", "daoli", "daoli"), ("sex", "女", "female"),
            ("born", "1988-03", "1988-03"), ("started", "2010-08-20", "2010-08-20"),
            ("subjects", "语文,数学", "语文,数学"), ("category", "骨干", "backbone"),
            ("post", "前勤", "teaching"), ("establishment", "Permanent", "permanent"),
            ("degree", "硕士", "master"), ("major", "汉语言", "汉语言"), ("title", "高级", "senior-title"),
            ("honours", "区级骨干", "区级骨干"), ("leave", "产假", "maternity"),
            ("retired", "2024-08-31", "2024-08-31"), ("出生", "1988", "1988"),
        ]
    )
    func assigned(name: String, text: String, expected: String) throws {
        var person = Self.person()
        try Self.set(name, text, .initial, &person)
        #expect(try Self.text(name, person, Self.first) == expected)
        #expect(try Self.field(name).parse(text).text == expected)
    }

    @Test("an optional field is unset by an empty text, a required one refuses it")
    func unset() throws {
        for field in PersonFields.all where field.isAssignable {
            var person = Self.person()
            let assign = try #require(field.assign)
            guard field.isOptional else {
                #expect(throws: Refusal.self, "\(field.name.english)") {
                    try assign(&person, "", .initial)
                }
                continue
            }
            try assign(&person, "", .initial)
            let view = View(register: Register(), day: Self.first)
            #expect(field.read(person, view) == .none, "\(field.name.english)")
        }
        let required = PersonFields.all.filter { $0.isAssignable && !$0.isOptional }
        #expect(required.map(\.name.english) == ["name", "unit"])
    }

    @Test(
        "a wrong value is refused and nothing is set",
        arguments: [
            ("unit", "河图"), ("sex", "x"), ("born", "1988-13"), ("subjects", "语文,语文"),
            ("retired", "2024-08"), ("name", "张\u{200B}敏"),
        ]
    )
    func refused(name: String, text: String) throws {
        var person = Self.person()
        #expect(throws: Refusal.self) { try Self.set(name, text, .initial, &person) }
        #expect(person == Self.person())
    }

    @Test("a change holds from its day, a correction was always so")
    func dated() throws {
        var person = Self.person()
        try Self.set("title", "二级", .initial, &person)
        try Self.set("title", "一级", .change(from: Self.second), &person)
        #expect(try Self.text("title", person, Self.first) == "second")
        #expect(try Self.text("title", person, Self.second) == "first")
        try Self.set("title", "三级", .correction(on: Self.first), &person)
        #expect(try Self.text("title", person, Self.first) == "third")
        #expect(try Self.text("title", person, Self.second) == "first")
        try Self.set("title", "", .change(from: Self.second), &person)
        #expect(try Self.text("title", person, Self.second) == "")
        try Self.set("subjects", "语文", .change(from: Self.second), &person)
        #expect(try Self.text("subjects", person, Self.first) == "")
        try Self.set("title", "高级", .initial, &person)
        #expect(person.title == Timeline(.senior))
    }

    @Test("derived fields follow from others and are never set")
    func derived() throws {
        var person = Self.person()
        person.born = PartialDate(year: 1988, month: 9)
        person.started = PartialDate(year: 2010, month: 8, day: 20)
        person.roles = [
            Person.RoleHolding(role: .teacher),
            Person.RoleHolding(role: .leader, scope: "语文", period: DayRange(Self.second, nil)),
        ]
        let september = try #require(Day(year: 2024, month: 9, day: 10))
        #expect(try Self.text("age", person, september) == "35..36")
        #expect(try Self.text("teaching-age", person, september) == "14")
        #expect(try Self.text("roles", person, Self.first) == "teacher")
        #expect(try Self.text("roles", person, Self.second) == "teacher,leader:语文")
        #expect(try Self.text("rev", person, september) == "1")
        for name in ["id", "age", "teaching-age", "roles", "rev"] {
            #expect(try Self.field(name).isAssignable == false)
        }
    }

    @Test("a class's grade and name follow from the day and its unit")
    func classNames() throws {
        var register = Register()
        let unit = Unit(id: UnitID("u"), name: "河图小学", kind: .primary)
        register.apply(.unit(Revised(before: nil, after: unit)))
        let group = SchoolClass(id: ClassID("c"), unit: unit.id, entered: 2022, number: 1)
        let rows = [
            ((2024, 10, 25), "3", "三（1）班"), ((2025, 10, 25), "4", "四（1）班"),
            ((2022, 8, 31), "", ""), ((2028, 9, 1), "", ""),
        ]
        for (date, grade, name) in rows {
            let day = try #require(Day(year: date.0, month: date.1, day: date.2))
            let view = View(register: register, day: day)
            let texts = ["grade", "class-name"].map { name in
                ClassFields.all.first { $0.name.english == name }?.read(group, view).text
            }
            #expect(texts == [grade, name])
            let empty = View(register: Register(), day: day)
            #expect(group.printedName(in: empty) == nil, "without its unit it has no grade")
        }
    }

    @Test("no two fields of one object share a name, and no name breaks the grammar")
    func names() {
        func check<Object>(_ fields: [EntityField<Object>]) {
            let english = fields.map(\.name.english)
            let all = english + fields.map(\.name.chinese)
            #expect(Set(all).count == all.count, "\(Object.self)")
            #expect(english.allSatisfy { $0.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x61 } })
            #expect(all.allSatisfy(NativeText.isBare))
            #expect(
                fields.allSatisfy { !$0.summary.english.isEmpty && !$0.summary.chinese.isEmpty }
            )
            #expect(fields.map { $0.column.name } == fields.map(\.name))
        }
        check(UnitFields.all)
        check(PersonFields.all)
        check(ClassFields.all)
        check(TeachingFields.all)
        check(TermFields.all)
        check(TestFields.all)
        check(PaperFields.all)
        check(ResultFields.all)
    }

    @Test("a field that names an object completes from that kind of object")
    func references() throws {
        let unit = try Self.field("unit")
        #expect(unit.type.completion == .objects("unit"))
        #expect(unit.type.shape == "UNIT")
        let homeroom = try #require(ClassFields.all.first { $0.name.english == "homeroom" })
        #expect(homeroom.type.completion == .objects("teacher"))
    }
}
