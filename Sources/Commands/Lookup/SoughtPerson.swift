import Domain
import Grammar
import Notation

/// For whom a statement asks where that need not be a teacher, as a refusal says it.
struct SoughtPerson: Sendable {
    /// 听课人, 登记人.
    let label: Label
    /// Who may be one.
    let who: Bilingual

    static let observer = SoughtPerson(
        label: Label("observer", "听课人"),
        who: Bilingual("a teacher, leader, researcher or expert", "教师、领导、教研员或专家")
    )
    static let participant = SoughtPerson(Label("participant", "参与人"))
    static let evaluator = SoughtPerson(Label("evaluator", "评价人"))
    static let evaluated = SoughtPerson(Label("person", "人员"))
    static let recorder = SoughtPerson(Label("recorder", "登记人"))
    static let approver = SoughtPerson(Label("approver", "审核人"))
    static let leader = SoughtPerson(
        label: Label("leader", "领导"),
        who: Bilingual("a leader or principal", "主抓领导或校长")
    )

    private init(label: Label, who: Bilingual) {
        self.label = label
        self.who = who
    }

    private init(_ label: Label) {
        self.init(label: label, who: Bilingual("a person on the register", "名册中的人员"))
    }

    /// Nobody of that key or name: who is near it, else where they are listed.
    func absent(_ text: String, _ refusal: Refusal) -> Refusal {
        Refusal(
            .noEntity,
            "no \(label.english) \(excerpt(text)): \(who.english)",
            "没有\(label.chinese) \(excerpt(text))（应为\(who.chinese)）",
            want: label.english,
            hint: refusal.hint ?? "person list"
        )
    }
}

extension Reading where Value == PersonID {
    /// A person who is on the register, by key or name.
    static func person(as sought: SoughtPerson) -> Reading {
        reading(sought) { text, scope throws(Refusal) in
            try scope.person(text, as: sought)
        }
    }

    /// A person near the statement's unit, else anywhere.
    static func personAnywhere(as sought: SoughtPerson) -> Reading {
        reading(sought) { text, scope throws(Refusal) in
            try scope.personAnywhere(text, as: sought)
        }
    }

    private static func reading(
        _ sought: SoughtPerson,
        _ find: @escaping @Sendable (String, Scope) throws(Refusal) -> PersonID
    ) -> Reading {
        let type = Reading<PersonID>.person.type
        let own = ValueType(sought.label, shape: "PERSON", completion: type.completion)
        return Reading(own) { value, scope throws(Refusal) in
            do throws(Refusal) {
                return try find(value.text, scope)
            } catch {
                throw value.pointing(error)
            }
        }
    }
}

extension Scope {
    /// The person of that key or name.
    func person(_ text: String, as sought: SoughtPerson) throws(Refusal) -> PersonID {
        do throws(Refusal) {
            return try directory.person(text, as: sought.label)
        } catch {
            throw error.code == .noEntity ? sought.absent(text, error) : error
        }
    }

    /// The person of that key or name near the statement's unit, else anywhere: visitors come from
    /// other units.
    func personAnywhere(_ text: String, as sought: SoughtPerson) throws(Refusal) -> PersonID {
        do throws(Refusal) {
            return try person(text, as: sought)
        } catch {
            guard error.code == .noEntity else { throw error }
            let everywhere = Directory(
                register: context.register,
                day: day,
                unit: nil,
                regulations: context.regulations
            )
            do throws(Refusal) {
                return try everywhere.person(text, as: sought.label)
            } catch {
                throw error.code == .noEntity ? sought.absent(text, error) : error
            }
        }
    }
}
