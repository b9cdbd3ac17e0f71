import Domain
import Grammar
import Notation
import Testing

@Suite("fixed values have one English and one Chinese name")
struct NamedCaseTests {
    /// One set of fixed values, without its type.
    struct Names: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let labels: [Label]
        let read: @Sendable (String) throws -> FieldValue

        init<Value: NamedCase>(_ type: Value.Type) {
            testDescription = type.typeName.english
            labels = type.allCases.map(\.label)
            read = { try type.read($0).fieldValue }
        }
    }

    static let sets = [
        Names(Unit.Kind.self), Names(PersonRole.self), Names(Sex.self), Names(Category.self),
        Names(Post.self), Names(Establishment.self), Names(Degree.self),
        Names(ProfessionalTitle.self), Names(Leave.self), Names(Domain.Test.Kind.self),
    ]

    @Test("either name is read, ranked by its place", arguments: sets)
    func read(names: Names) throws {
        for (rank, label) in names.labels.enumerated() {
            let value = FieldValue.word(label, rank: rank)
            #expect(try names.read(label.english) == value)
            #expect(try names.read(label.english.uppercased()) == value)
            #expect(try names.read(label.chinese) == value)
        }
    }

    @Test("no name stands for two values, and English names are lower case", arguments: sets)
    func unique(names: Names) {
        let all = names.labels.flatMap { [$0.english, $0.chinese] }
        #expect(Set(all).count == all.count)
        #expect(names.labels.allSatisfy { NativeText.isBare($0.english) })
        #expect(names.labels.allSatisfy { $0.english == $0.english.asciiLowercased })
    }

    @Test(
        "another name is refused with the nearest as hint",
        arguments: [("yuong", "young"), ("青牛", "青年"), ("", nil), ("none", nil), ("unset", nil)]
            as [(String, String?)]
    )
    func refused(text: String, hint: String?) {
        let refusal = #expect(throws: Refusal.self) { try Category.read(text) }
        #expect(refusal?.code == .badArgument)
        #expect(refusal?.want == "category")
        #expect(refusal?.hint == hint)
    }

    @Test("the type tells its values")
    func type() {
        #expect(Category.valueType.shape == "backbone|young|mature")
        #expect(Category.valueType.completion == .words(Category.allCases.map(\.label)))
        #expect([Category].valueType.completion == Category.valueType.completion)
    }
}
