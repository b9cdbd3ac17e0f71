import Domain

/// Changes drawn from a seeded generator, valid in themselves but not always in their keys.
struct RandomChanges {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func day() -> Day {
        Day(daysSinceEpoch: 19_000 + Int32(number(below: 2000)))
    }

    mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[number(below: values.count)]
    }

    mutating func key<Object>(_ prefix: String) -> Identifier<Object> {
        Identifier("\(prefix)\(number(below: 6))")
    }

    /// A change of an object with a key out of a few: an addition where there is none.
    mutating func change(of register: Register) -> Change {
        switch number(below: 24) {
        case 0, 1, 2: unit(register)
        case 3, 4, 5, 6, 7: person(register)
        case 8, 9: schoolClass(register)
        case 10, 11: teaching(register)
        case 12: counter(register)
        case 13: term(register)
        case 14, 15: pupil(register)
        case 16, 17: lesson(register)
        case 18: observation(register)
        case 19, 20: entry(register)
        case 21: session(register)
        case 22: certificate(register)
        default: integrity(register)
        }
    }

    mutating func revised<Object: Entity>(
        _ old: Object?,
        _ new: Object,
        _ edit: (inout RandomChanges, inout Object) -> Void
    ) -> Revised<Object> {
        if let old, number(below: 5) == 0 { return Revised(before: old, after: nil) }
        var after = old ?? new
        edit(&self, &after)
        if old != nil { after.revision += 1 }
        return Revised(before: old, after: after)
    }

    private mutating func unit(_ register: Register) -> Change {
        let id: UnitID = key("u")
        let new = Unit(id: id, name: "学校\(id.text)", kind: .primary)
        return .unit(
            revised(register.units[id], new) { random, unit in
                unit.name.change(to: "校\(random.number(below: 99))", from: random.day())
                if random.number(below: 3) == 0 { unit.parent = Timeline(random.key("u")) }
                unit.kind.correct(to: .junior, on: random.day())
            }
        )
    }

    private mutating func person(_ register: Register) -> Change {
        let id: PersonID = key("p")
        let new = Person(id: id, name: "王磊", unit: key("u"))
        return .person(
            revised(register.persons[id], new) { random, person in
                person.title.change(to: random.pick(ProfessionalTitle.allCases), from: random.day())
                person.subjects.change(to: ["语文", "数学"], from: random.day())
                if random.number(below: 4) == 0 { person.title = Timeline(nil) }
                if random.number(below: 4) == 0 { person.subjects = Timeline(["英语"]) }
                person.leave.correct(to: random.pick(Leave.allCases), on: random.day())
                person.born = PartialDate(year: 1960 + random.number(below: 40))
                person.roles.append(
                    Person.RoleHolding(role: .leader, period: DayRange(random.day(), nil))
                )
            }
        )
    }

    private mutating func schoolClass(_ register: Register) -> Change {
        let id: ClassID = key("c")
        let new = SchoolClass(id: id, unit: key("u"), entered: 2022, number: 1)
        return .schoolClass(
            revised(register.classes[id], new) { random, object in
                object.homeroom.change(to: random.key("p"), from: random.day())
                object.homeroom.correct(to: random.key("p"), on: random.day())
                object.number = 1 + random.number(below: 20)
            }
        )
    }

    private mutating func teaching(_ register: Register) -> Change {
        let id: TeachingID = key("t")
        let new = Teaching(
            id: id,
            teacher: key("p"),
            schoolClass: key("c"),
            subject: "语文",
            from: Day(daysSinceEpoch: 18_000)
        )
        return .teaching(
            revised(register.teachings[id], new) { random, object in
                object.to = random.number(below: 2) == 0 ? nil : random.day()
                object.teacher = random.key("p")
            }
        )
    }

    private mutating func term(_ register: Register) -> Change {
        let id = TermID(unit: key("u"), name: "2024-autumn")
        let new = Term(id: id, from: Sample.autumn, to: Sample.winter)
        return .term(
            revised(register.terms[id], new) { random, object in
                object.workdays.append(random.day())
                object.statedWeeks = random.number(below: 20)
            }
        )
    }

    private mutating func counter(_ register: Register) -> Change {
        let prefix = "X\(number(below: 3))"
        let before = register.counters[prefix] ?? 0
        return .counter(
            CounterStep(prefix: prefix, before: before, after: before + 1 + number(below: 5))
        )
    }
}
