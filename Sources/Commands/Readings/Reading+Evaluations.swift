import Domain
import Grammar
import Notation

extension Reading where Value == [PersonID] {
    /// Persons by key or name, parted by commas, none of them twice.
    static func persons(as sought: SoughtPerson) -> Reading {
        let one = Reading<PersonID>.person.type
        let name = Label("person-list", "人员列表")
        let type = ValueType(name, shape: "T001,T014", completion: one.completion)
        return Reading(type) { value, scope throws(Refusal) in
            var found: [PersonID] = []
            let parts = value.text.split(omittingEmptySubsequences: false) { ",，、".contains($0) }
            for part in parts {
                let person: PersonID
                do throws(Refusal) {
                    person = try scope.personAnywhere(String(part), as: sought)
                } catch {
                    throw value.pointing(error)
                }
                guard !found.contains(person) else {
                    throw value.refusal(
                        .badArgument,
                        "\(excerpt(String(part))) stands twice in the list",
                        "列表中 \(excerpt(String(part))) 重复",
                        want: "person-list"
                    )
                }
                found.append(person)
            }
            guard found.count <= [PersonID].listLimit else {
                throw value.refusal(
                    .badArgument,
                    "a list of more than \([PersonID].listLimit)",
                    "列表超过 \([PersonID].listLimit) 项",
                    want: "person-list"
                )
            }
            return found
        }
    }
}

extension Reading where Value == ActivityID {
    /// An activity that is there, by its key.
    static var activity: Reading { present(Descriptions.activity) }
}

extension Reading where Value == LessonID {
    /// A lesson that is there, by its key.
    static var lesson: Reading { present(Descriptions.lesson) }
}

extension Reading {
    private static func present<Object: Entity>(
        _ description: EntityDescription<Object>
    ) -> Reading where Value == Object.Key {
        let reading = description.reading
        return Reading(reading.type) { value, scope throws(Refusal) in
            let key = try reading.read(value, scope)
            do throws(Refusal) {
                _ = try description.stored(key, scope.context.register)
            } catch {
                throw value.pointing(error)
            }
            return key
        }
    }
}
