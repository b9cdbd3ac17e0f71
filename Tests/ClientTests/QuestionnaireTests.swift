import Testing

@testable import Client

@Suite("questions that the prompt asks one by one")
struct QuestionnaireTests {
    private static let columns = ["item", "group", "title", "points", "levels", "mark"].map {
        Column(name: $0, kind: .text)
    }

    private static func question(
        _ points: String,
        _ levels: String?
    ) throws
        -> Questionnaire.Question
    {
        let row = ["目标", "教学目标", nil, points, levels, nil]
        return try #require(Questionnaire.Question(columns, row))
    }

    @Test("only a refusal that names a query offers to ask")
    func offered() {
        func form(_ line: String) -> Questionnaire? {
            Questionnaire(ReplyStatus(Array(line.utf8)[...]))
        }
        let asked = form("-ARITY want=items ask=observation\\u{20}form\\u{20}OB-1 :missing")
        #expect(asked?.query == "observation form OB-1")
        #expect(asked?.parameter == "items")
        #expect(form("-ARITY want=items :items= is missing") == nil)
        #expect(form("+OK ask=x want=y") == nil)
    }

    @Test(
        "levels are taken as they stand, a range takes what lies in it",
        arguments: [
            ("5|4|3|2", "4", true), ("5|4|3|2", "6", false), ("5|4|3|2", "4.0", false),
            ("5|4|na", "na", true), ("5|4", "na", false), ("0..15", "0", true),
            ("0..15", "15", true), ("0..15", "15.01", false), ("0..15", "12.5", true),
            ("0..15", "12.555", false), ("0..15", "-1", false), ("0..15", "x", false),
            ("0..7.5", "7.5", true), ("0..15", "", false),
        ]
    )
    func takes(points: String, answer: String, isTaken: Bool) throws {
        #expect(try Self.question(points, nil).takes(answer) == isTaken)
    }

    @Test("Tab proposes levels with what they mean, else the points")
    func proposals() throws {
        let levels = try Self.question("5|4", "5:明确;4:较明确")
        #expect(levels.proposals("") == ["5:明确", "4:较明确"])
        #expect(levels.proposals("4") == ["4:较明确"])
        #expect(try Self.question("0..15", nil).proposals("") == ["0..15"])
        #expect(levels.about == ["教学目标"])
    }
}
