import Domain
import Grammar
import Notation

/// All that the commands of one kind of object have in common.
struct EntityDescription<Object: Entity>: Sendable {
    let noun: Label
    let fields: [EntityField<Object>]
    let table: any KeyPath<Register, ObjectTable<Object>> & Sendable
    let change: @Sendable (Revised<Object>) -> Change
    let keyText: @Sendable (Object.Key) -> String
    /// Finds an object by what a user wrote.
    let find: @Sendable (String, Scope) throws(Refusal) -> Object.Key
    /// Columns of a list that does not say which.
    let listed: [String]
    /// The order of a list that does not say which; the key decides at last.
    let sorted: [String]
    /// Whether a list without `all` shows it on that day.
    let isCurrent: @Sendable (Object, View) -> Bool
    /// The unit to which it belongs that day, for `unit=`.
    let unit: @Sendable (Object, Day) -> UnitID?
    /// What still refers to it, for INUSE; nil where nothing does.
    let user: @Sendable (Object.Key, Register) -> String?

    /// Declares an argument that names such an object.
    var reading: Reading<Object.Key> {
        let kind = noun.english
        let type = ValueType(noun, shape: kind.uppercased(), completion: .objects(kind))
        return Reading(type) { value, scope throws(Refusal) in
            do throws(Refusal) {
                return try find(value.text, scope)
            } catch {
                throw value.pointing(error)
            }
        }
    }

    var positional: Parameter<Object.Key> {
        .positional(noun, reading, Bilingual("which \(noun.english)", "哪个\(noun.chinese)"))
    }

    func object(_ key: Object.Key, _ register: Register) throws(Refusal) -> Object {
        guard let object = register[keyPath: table][key] else {
            throw Refusal(
                .noEntity,
                "no \(noun.english) \(excerpt(keyText(key)))",
                "没有\(noun.chinese) \(excerpt(keyText(key)))",
                want: noun.english
            )
        }
        return object
    }

    func field(named name: String) -> EntityField<Object>? {
        fields.first { $0.name.isNamed(name) }
    }

    /// The receipt of a change: `id=… rev=…`.
    func receipt(_ object: Object, notes: [Bilingual] = []) -> Reply {
        Reply(
            notes: notes,
            meta: [
                Reply.Meta("id", keyText(object.id)), Reply.Meta("rev", object.revision),
            ]
        )
    }
}
