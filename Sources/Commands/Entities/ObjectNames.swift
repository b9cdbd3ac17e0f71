import Domain
import Notation

/// The keys and names of the register's objects, for completion.
struct ObjectNames {
    let context: Context

    /// The objects of a kind whose key or name begins so: key or name, and what tells them apart.
    /// - Complexity: O(objects of the kind).
    func beginning(with typed: String, kind: String) -> [(text: String, note: String)] {
        let register = context.register
        let day = context.today
        switch kind {
        case "unit":
            return match(register.units, typed, { $0.id.text }, { $0.name[day] })
        case "teacher", "person":
            return match(register.persons, typed, { $0.id.text }, { $0.name[day] })
        case "class":
            let view = View(register: register, day: day)
            return match(
                register.classes,
                typed,
                { $0.id.text },
                { $0.printedName(in: view) ?? "" }
            )
        case "term":
            return match(register.terms, typed, { $0.id.name }, { $0.id.unit.text })
        case "test":
            return match(register.tests, typed, { $0.id.name }, { $0.id.unit.text })
        case "scheme":
            return match(register.schemeVersions, typed, { $0.id.scheme.text }, { $0.file })
        case "teaching":
            return match(register.teachings, typed, { $0.id.text }, { $0.subject })
        case "pupil":
            // By key only: names are not for everybody.
            return match(
                register.pupils,
                typed,
                { $0.id.text },
                { $0.schoolClass[day]?.text ?? "" }
            )
        case "dossier":
            return match(register.dossiers, typed, { $0.id.text }, { $0.pupil.text })
        case "draft":
            return match(register.drafts, typed, { $0.id.text }, { $0.subject })
        case "exam":
            return match(register.exams, typed, { $0.id.name }, { $0.id.unit.text })
        case "paper":
            return match(register.papers, typed, { $0.id.text }, { "\($0.on)" })
        case "result":
            return match(register.results, typed, { $0.id.text }, { $0.grade.text })
        default:
            return []
        }
    }

    private func match<Object: Entity>(
        _ objects: ObjectTable<Object>,
        _ typed: String,
        _ key: (Object) -> String,
        _ name: (Object) -> String
    ) -> [(text: String, note: String)] {
        var found: [(text: String, note: String)] = []
        for object in objects {
            let (key, name) = (key(object), name(object))
            if key.hasPrefix(typed) {
                found.append((key, name))
            } else if !typed.isEmpty, name.hasPrefix(typed) {
                found.append((name, key))
            }
        }
        return found.sorted { $0 < $1 }
    }
}
