import Domain
import Grammar
import Testing

@testable import Schemes

/// Which fields a line is said to lack.
@Suite("what a line leaves unsaid")
struct UnsaidFieldsTests {
    private static func lacks(
        _ rules: [String],
        _ edit: (inout LedgerEntry) -> Void = { _ in }
    ) throws -> String? {
        let scheme = try ParsedScheme.parse(
            (["scheme t name=样例", "cycle by=calendar"] + rules).joined(separator: "\n"),
            file: "t.scheme"
        )
        let credits = try #require(scheme.credits)
        let entry = SettlementTests.entry("H", 8) { entry in
            (entry.level, entry.form) = (.city, .concentrated)
            edit(&entry)
        }
        return credits.unsaid(in: entry)?.text(.english)
    }

    @Test("only where the rules tell the values apart")
    func toldApart() throws {
        let about = ["coefficient category=教育技术能力 value=1 per=50"]
        #expect(try Self.lacks(about) == nil)
        let places = [
            "coefficient level=city form=concentrated place=inside value=1.2",
            "coefficient level=city form=concentrated place=outside value=1.3",
        ]
        #expect(try Self.lacks(places) == "place=")
        #expect(try Self.lacks([places[0]]) == nil)
        #expect(try Self.lacks(places) { $0.place = .outside } == nil)
        #expect(try Self.lacks(about + places) == "place=")
    }

    @Test("one rule that leaves no value over decides too, where values are counted")
    func allValues() throws {
        #expect(try Self.lacks(["coefficient place=inside,outside value=1"]) == "place=")
    }

    @Test("rules that cannot be about the line tell nothing apart")
    func impossible() throws {
        let rules = [
            "coefficient category=甲 form=concentrated value=1",
            "coefficient category=乙 form=online value=2",
        ]
        #expect(try Self.lacks(rules) == nil)
        #expect(try Self.lacks(rules) { $0.form = nil } == "form=, category=")
    }

    @Test("a rule that also asks for what tells nothing apart is no help; the shorter one is named")
    func several() throws {
        let rules = [
            "coefficient place=inside special=班主任 value=1",
            "coefficient place=outside special=班主任 value=2",
        ]
        #expect(try Self.lacks(rules) == nil)
        let plain = ["coefficient category=甲 value=3", "coefficient category=乙 value=4"]
        #expect(try Self.lacks(rules + plain) == "category=")
    }
}
