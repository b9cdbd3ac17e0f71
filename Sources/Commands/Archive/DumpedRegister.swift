import Domain
import Grammar
import Notation
import Schemes

/// A register as the statements that make it, each object after those that it refers to.
struct DumpedRegister {
    let register: Register
    let regulations: Regulations
    private var lines: [String] = []

    /// The statements, in an order that the register alone decides.
    var statements: [String] { lines }

    init(_ regulations: Regulations) {
        register = regulations.register
        self.regulations = regulations
        addUnits()
        addSchemes()
        addTerms()
        addPersons()
        addClasses()
        // Before the schemes are in force: what they want of an observation may be newer than it.
        addEvaluations()
        addUses()
        addPupils()
        addTests()
        addMonitoring()
        // After the papers: who teaches now may have invigilated before.
        addTeachings()
        addRetirements()
        // Last: what was taken over from elsewhere was asked for no rule, not even who was there.
        addLedger()
    }

    // MARK: Kinds of objects

    private mutating func addUnits() {
        let units = register.units.sorted { $0.id < $1.id }
        var placed: Set<UnitID> = []
        var waiting = units
        while !waiting.isEmpty {
            let ready = waiting.filter { unit in
                unit.parent.initial.map(placed.contains) ?? true
            }
            for unit in ready.isEmpty ? waiting : ready {
                add(Descriptions.unit, "add", unit, [unit.id.text], except: ["retired"])
                placed.insert(unit.id)
            }
            waiting.removeAll { placed.contains($0.id) }
        }
        addUnitChanges()
    }

    /// Changes of units day by day, from the top down: on no day is a unit below itself, but
    /// between the statements of two units it might be.
    private mutating func addUnitChanges() {
        let changed = register.units.filter { !$0.changedFields.isEmpty }
        for day in Set(changed.flatMap { $0.changedFields.map(\.day) }).sorted() {
            let today = changed.filter { unit in unit.changedFields.contains { $0.day == day } }
                .map { (depth: depth(of: $0, on: day), unit: $0) }
                .sorted { ($0.depth, $0.unit.id) < ($1.depth, $1.unit.id) }
            for (_, unit) in today {
                let fields = unit.changedFields.filter { $0.day == day }
                addChanges(Descriptions.unit, unit, fields)
            }
        }
    }

    /// How many units are above it that day.
    private func depth(of unit: Unit, on day: Day) -> Int {
        var seen: Set<UnitID> = [unit.id]
        var next = unit.parent[day]
        while let id = next, seen.insert(id).inserted { next = register.units[id]?.parent[day] }
        return seen.count
    }

    private mutating func addSchemes() {
        for version in register.schemeVersions.sorted(by: { $0.id < $1.id }) {
            line(["scheme", "load", version.file], [("text", version.text)])
        }
    }

    private mutating func addTerms() {
        for term in register.terms.sorted(by: { $0.id < $1.id }) {
            let unit = [("unit", term.id.unit.text)]
            add(Descriptions.term, "open", term, [term.id.name], with: unit)
        }
    }

    private mutating func addPersons() {
        for person in register.persons.sorted(by: { $0.id < $1.id }) {
            let id = person.id.text
            let role = person.roles.first?.role ?? .staff
            let isTeacher = role == .teacher
            add(
                isTeacher ? Descriptions.teacher : Descriptions.person,
                "add",
                person,
                [id],
                with: isTeacher ? [] : [("role", role.label.english)],
                except: ["retired"]
            )
            addChanges(Descriptions.person, person, person.changedFields)
            for (place, holding) in person.roles.enumerated() {
                addRole(holding, of: id, isFirst: place == 0)
            }
        }
    }

    private mutating func addRole(_ holding: Person.RoleHolding, of id: String, isFirst: Bool) {
        let scope = holding.scope.map { [("scope", $0)] } ?? []
        let role = [("role", holding.role.label.english)] + scope
        guard let period = holding.period else { return }
        guard !isFirst else {
            // Held all along and then laid down: the period begins a century before that day.
            guard let last = period.last else { return }
            let laidDown = period.first.adding(years: 100)
            line(["role", "end", id], role + [("on", laidDown.description)])
            if laidDown != last { line(["role", "end", id], role + [("on", last.description)]) }
            return
        }
        let end = period.last.map { [("to", $0.description)] } ?? []
        line(["role", "add", id], role + [("from", period.first.description)] + end)
    }

    private mutating func addClasses() {
        for group in register.classes.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.schoolClass, "add", group, [group.id.text], except: ["retired"])
            addChanges(Descriptions.schoolClass, group, group.changedFields)
        }
    }

    private mutating func addUses() {
        for use in register.schemeUses.sorted(by: { $0.id < $1.id }) {
            let end = use.to.map { [("to", $0.description)] } ?? []
            line(
                ["scheme", "use", use.version.scheme.text],
                [("unit", use.unit.text), ("from", use.from.description)] + end
                    + [("version", String(use.version.version)), ("id", use.id.text)]
            )
        }
    }

    private mutating func addTeachings() {
        for teaching in register.teachings.sorted(by: { $0.id < $1.id }) {
            let id = [("id", teaching.id.text)]
            let person = [teaching.teacher.text]
            add(Descriptions.teaching, "assign", teaching, person, with: id, except: ["teacher"])
        }
    }

    private mutating func addTests() {
        for test in register.tests.sorted(by: { $0.id < $1.id }) {
            let term = test.term.map { [("term", $0.text)] } ?? []
            let place = [("unit", test.id.unit.text)] + term
            add(Descriptions.test, "add", test, [test.id.name], with: place)
        }
        for paper in register.papers.sorted(by: { $0.id < $1.id }) {
            let key = [
                ("test", paper.id.test.text), ("grade", paper.id.grade.fieldValue.text),
                ("subject", paper.id.subject),
            ]
            add(Descriptions.paper, "add", paper, [], with: key)
        }
        for result in register.results.sorted(by: { $0.id < $1.id }) {
            let key = [
                ("test", result.id.test.text), ("class", result.id.schoolClass.text),
                ("subject", result.id.subject),
            ]
            switch result.entry {
            case .counts(let counts):
                line(["result", "add"], key + counts.dumped + despite(counts, of: result))
            case .marks(let marks):
                let list = marks.map { "\($0.pupil.text):\($0.state.fieldValue.text)" }
                line(["marks", "put"], key + [("list", list.joined(separator: " "))])
            }
        }
    }

    /// After what belongs to what has ended.
    private mutating func addRetirements() {
        for person in register.persons.sorted(by: { $0.id < $1.id }) {
            addRetirement("person", person.id.text, person.retired)
        }
        for group in register.classes.sorted(by: { $0.id < $1.id }) {
            addRetirement("class", group.id.text, group.retired)
        }
        for unit in register.units.sorted(by: { $0.id < $1.id }) {
            addRetirement("unit", unit.id.text, unit.retired)
        }
    }

    private mutating func addRetirement(_ noun: String, _ id: String, _ day: Day?) {
        guard let day else { return }
        line([noun, "retire", id], [("on", day.description)])
    }

    // MARK: Statements

    /// The statement that adds an object, with all fields as they were at first.
    mutating func add<Object: Entity>(
        _ description: EntityDescription<Object>,
        _ verb: String,
        _ object: Object,
        _ positionals: [String],
        with further: [(String, String)] = [],
        except: Set<String> = []
    ) {
        let view = View(register: register, day: Self.beginning)
        let fields = description.fields.compactMap { field -> (String, String)? in
            let name = field.name.english
            guard field.isAssignable, !except.contains(name) else { return nil }
            let value = field.read(object, view)
            return value == .none ? nil : (name, value.text)
        }
        line([description.noun.english, verb] + positionals, further + fields)
    }

    /// The statements of later changes of dated fields, one a day and object.
    mutating func addChanges<Object: Entity>(
        _ description: EntityDescription<Object>,
        _ object: Object,
        _ changes: [(field: String, day: Day)]
    ) {
        let key = description.keyText(object.id)
        for day in Set(changes.map(\.day)).sorted() {
            let view = View(register: register, day: day)
            let names = changes.filter { $0.day == day }.map(\.field)
            let values = names.compactMap { name in
                description.field(named: name).map { (name, $0.read(object, view).text) }
            }
            line([description.noun.english, "set", key], values + [("from", day.description)])
        }
    }

    private static let beginning: Day = {
        guard let day = Day(year: Day.years.lowerBound, month: 1, day: 1) else {
            preconditionFailure("the first year has a first day")
        }
        return day
    }()

    mutating func line(_ words: [String], _ named: [(String, String)]) {
        let parts = words.map { Self.word($0) } + named.map { "\($0)=\(Self.value($1))" }
        lines.append(parts.joined(separator: " "))
    }

    private static func word(_ text: String) -> String {
        isPlain(text) && !text.isEmpty ? text : quoted(text)
    }

    private static func value(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// Whether neither the grammar nor the client's batches read anything into the text.
    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "/", ",", ":", "%", "@": true
            default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
            }
        } && !text.hasPrefix("@")
    }

    private static func quoted(_ text: String) -> String {
        let word = NativeText.quoted(text[...])
        // The client's batches put variables in for ${name}.
        return word.split(separator: "$", omittingEmptySubsequences: false)
            .joined(separator: "\\u{24}")
    }
}

extension Unit {
    /// The fields with later changes, and from which day they hold.
    fileprivate var changedFields: [(field: String, day: Day)] {
        name.days("name") + kind.days("kind") + parent.days("parent") + area.days("area")
            + group.days("school-group") + grades.days("grades")
    }
}

extension Person {
    /// The fields with later changes, and from which day they hold.
    fileprivate var changedFields: [(field: String, day: Day)] {
        let identity = name.days("name") + unit.days("unit") + subjects.days("subjects")
        let service =
            category.days("category") + post.days("post")
            + establishment.days("establishment") + degree.days("degree")
        let rest = major.days("major") + title.days("title") + honours.days("honours")
        return identity + service + rest + leave.days("leave")
    }
}

extension SchoolClass {
    /// The fields with later changes, and from which day they hold.
    fileprivate var changedFields: [(field: String, day: Day)] { homeroom.days("homeroom") }
}

extension Timeline {
    func days(_ field: String) -> [(field: String, day: Day)] {
        changes.map { (field, $0.from) }
    }
}
