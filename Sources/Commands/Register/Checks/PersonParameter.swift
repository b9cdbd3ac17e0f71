import Domain
import Grammar
import Notation

/// The parameters with which persons are added, and what must hold of a person.
enum PersonParameter {
    static let name = Parameter<String>.keyword(
        Label("name", "姓名"),
        Reading<String>.value,
        Bilingual("the name", "姓名")
    )
    static let unit = Parameter<UnitID>.keyword(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("the unit in which the person works", "所在单位")
    )
    static let others = Descriptions.person.assignments {
        !["name", "unit", "retired"].contains($0.name.english)
    }

    /// - Throws: RULE where somebody began to work before being born.
    static func check(_ person: Person) throws(Refusal) {
        guard let born = person.born, let started = person.started else { return }
        guard born.earliest < started.latest else {
            throw Refusal(
                .rule,
                "started \(started) is not after born \(born)",
                "参加工作 \(started) 不晚于出生 \(born)",
                want: "started"
            )
        }
    }
}
