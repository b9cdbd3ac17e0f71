package import Domain
package import Grammar
import Notation
package import Schemes

/// One statement being read: its arguments and the state that gives names their meaning.
package struct Scope: Sendable {
    package let context: Context
    package let arguments: BoundArguments

    /// The day that the statement is about: its `asof=`, `on=`, `at=` or `from=`, else today.
    package var day: Day {
        for name in ["asof", "on", "at", "from"] {
            if let value = arguments[name], let day = try? Day.read(value.text) { return day }
        }
        return context.today
    }

    /// Where names are looked up: on the statement's day, near its unit.
    package var directory: Directory {
        let plain = Directory(
            register: context.register,
            day: day,
            unit: nil,
            regulations: context.regulations
        )
        guard let value = arguments["unit"], let unit = try? plain.unit(value.text) else {
            return plain
        }
        return Directory(
            register: context.register,
            day: day,
            unit: unit,
            regulations: context.regulations
        )
    }
}

extension Context {
    /// The rules in force.
    package var regulations: Regulations {
        Regulations(register: register, book: surroundings.book)
    }
}

extension Scope {
    /// The condition that the schemes in force call by that name: the statement's unit's, else the
    /// only one anywhere.
    func condition(named name: String) -> String? {
        let directory = directory
        if let unit = directory.unit {
            return try? context.regulations.predicate(name, for: unit, on: day)?.condition
        }
        var conditions: Set<String> = []
        for use in context.register.schemeUses where use.period.contains(day) {
            let found = try? context.regulations.predicate(name, for: use.unit, on: day)
            if let condition = found?.condition { conditions.insert(condition) }
        }
        return conditions.count == 1 ? conditions.first : nil
    }
}

extension Scope {
    /// A paper by its key: `unit/test/grade/subject`.
    func paper(_ text: String) throws(Refusal) -> Paper.ID {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 4, let grade = Grade(notation: parts[2]) else {
            throw Refusal(
                .badArgument,
                "a paper is written unit/test/grade/subject",
                "试卷写作 单位/测验/年级/科目",
                want: "paper"
            )
        }
        let test = try directory.test("\(parts[0])/\(parts[1])")
        return Paper.ID(test: test, grade: grade, subject: parts[3])
    }

    /// A result by its key: `unit/test/class/subject`.
    func result(_ text: String) throws(Refusal) -> ClassResult.ID {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 4 else {
            throw Refusal(
                .badArgument,
                "a result is written unit/test/class/subject",
                "成绩写作 单位/测验/班级/科目",
                want: "result"
            )
        }
        let test = try directory.test("\(parts[0])/\(parts[1])")
        let schoolClass = try directory.schoolClass(parts[2])
        return ClassResult.ID(test: test, schoolClass: schoolClass, subject: parts[3])
    }
}

extension Scope {
    /// The unit of that key or name; a key needs no directory.
    func unit(_ text: String) throws(Refusal) -> UnitID {
        let id = UnitID(text)
        return context.register.units.contains(id) ? id : try directory.unit(text)
    }

    /// The person of that key or name.
    func person(_ text: String) throws(Refusal) -> PersonID {
        let id = PersonID(text)
        return context.register.persons.contains(id) ? id : try directory.person(text)
    }

    /// The class of that key or name.
    func schoolClass(_ text: String) throws(Refusal) -> ClassID {
        let id = ClassID(text)
        return context.register.classes.contains(id) ? id : try directory.schoolClass(text)
    }
}
