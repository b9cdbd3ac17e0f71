import Domain
import Testing

@testable import Commands

@Suite("who sees to which class")
struct RotationTests {
    private static func classes(_ count: Int) -> [ClassID] {
        (1...count).map { ClassID("c\($0)") }
    }

    /// Classes each with a teacher of their own.
    private static func register(_ count: Int) -> Register {
        var register = Register()
        for number in 1...count {
            let teaching = Teaching(
                id: TeachingID("t\(number)"),
                teacher: PersonID("p\(number)"),
                schoolClass: ClassID("c\(number)"),
                subject: "语文",
                from: Day(daysSinceEpoch: 0)
            )
            register.apply(.teaching(Revised(before: nil, after: teaching)))
        }
        return register
    }

    @Test("nobody has their own class and nobody two", arguments: 2...9)
    func even(count: Int) {
        let own = OwnClass(
            register: Self.register(count),
            subject: "语文",
            day: Day(daysSinceEpoch: 10)
        )
        let teachers = (1...count).map { PersonID("p\($0)") }
        let rotation = Rotation(classes: Self.classes(count), teachers: teachers, own: own)
        for step in 1...2 {
            let chosen = rotation.proposal(step: step)
            #expect(Set(chosen.compactMap(\.self)).count == count)
            for (group, person) in zip(Self.classes(count), chosen) {
                #expect(person.map { own.tie(of: $0, to: group) == nil } == true)
            }
        }
    }

    @Test("with one teacher for two classes, the own one stays free")
    func alone() {
        let own = OwnClass(
            register: Self.register(1),
            subject: "语文",
            day: Day(daysSinceEpoch: 10)
        )
        let rotation = Rotation(
            classes: Self.classes(2),
            teachers: [PersonID("p1")],
            own: own
        )
        #expect(rotation.proposal(step: 1) == [nil, PersonID("p1")])
    }
}
