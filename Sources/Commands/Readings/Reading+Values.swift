import Domain
import Grammar
import Notation

extension Reading where Value: FieldConvertible {
    /// A value of the domain, read as Notation reads it.
    static var value: Reading {
        Reading(Value.valueType) { value, _ throws(Refusal) in
            do throws(Refusal) {
                return try Value.read(value.text)
            } catch {
                throw value.pointing(error)
            }
        }
    }
}

extension Reading where Value == UnitID {
    /// A unit that exists, by key or name.
    static var unit: Reading {
        object(.unit) { text, scope throws(Refusal) in try scope.unit(text) }
    }
}

extension Reading where Value == PersonID {
    /// A person who is on the register, by key or name.
    static var person: Reading {
        object(.teacher) { text, scope throws(Refusal) in try scope.person(text) }
    }
}

extension Reading where Value == ClassID {
    /// A class that exists, by key or by its name that day.
    static var schoolClass: Reading {
        object(.schoolClass) { text, scope throws(Refusal) in
            try scope.schoolClass(text)
        }
    }
}

extension Reading where Value == TermID {
    static var term: Reading {
        named(Label("term", "学期"), shape: "2024-autumn") { text, scope throws(Refusal) in
            try scope.directory.term(text)
        }
    }
}

extension Reading where Value == TestID {
    static var test: Reading {
        named(Label("test", "测验"), shape: "2024-10") { text, scope throws(Refusal) in
            try scope.directory.test(text)
        }
    }
}

extension Reading {
    private static func object(
        _ kind: ObjectKind,
        _ find: @escaping @Sendable (String, Scope) throws(Refusal) -> Value
    ) -> Reading {
        named(kind.label, shape: kind.label.english.uppercased(), kind: kind.rawValue, find)
    }

    private static func named(
        _ label: Label,
        shape: String,
        kind: String? = nil,
        _ find: @escaping @Sendable (String, Scope) throws(Refusal) -> Value
    ) -> Reading {
        let type = ValueType(label, shape: shape, completion: .objects(kind ?? label.english))
        return Reading(type) { value, scope throws(Refusal) in
            do throws(Refusal) {
                return try find(value.text, scope)
            } catch {
                throw value.pointing(error)
            }
        }
    }
}

extension Reading where Value == String {
    /// A short name that is a key within its unit.
    static var key: Reading {
        Reading(ValueType(Label("name", "名称"), shape: "2024-autumn")) { value, _ throws(Refusal) in
            guard UnitID.isValid(value.text) else {
                throw value.refusal(
                    .badArgument,
                    "\(excerpt(value.text)) is not a key: 1 to 64 of A-Z a-z 0-9 . _ -",
                    "\(excerpt(value.text)) 不是名称：由 1 到 64 个字母、数字或 . _ - 组成",
                    want: "name"
                )
            }
            return value.text
        }
    }
}

extension Reading where Value == String {
    /// A class by key or name, resolved only when the day of its paper is known.
    static var className: Reading {
        let type = ValueType(Label("class", "班级"), shape: "三1", completion: .objects("class"))
        return Reading(type) { value, _ throws(Refusal) in value.text }
    }
}

extension Reading where Value == Language {
    /// `zh` or `en`.
    static var language: Reading {
        let labels = [Label("zh", "中文"), Label("en", "英文")]
        let type = ValueType(Label("lang", "语言"), shape: "zh|en", completion: .words(labels))
        return Reading(type) { value, _ throws(Refusal) in
            for label in labels where label.isNamed(value.text) {
                if let language = Language(rawValue: label.english) { return language }
            }
            throw value.refusal(.badArgument, "zh or en", "应为 zh 或 en", want: "lang")
        }
    }
}
