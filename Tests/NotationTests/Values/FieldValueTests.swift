import Domain
import Grammar
import Notation
import Testing

@Suite("a field's value is written and ordered")
struct FieldValueTests {
    /// Writes down what is written.
    private final class Recorder: ReplyWriter {
        var calls: [String] = []

        func none() { calls.append("none") }
        func text(_ text: String) { calls.append("text \(text)") }
        func integer(_ value: Int) { calls.append("integer \(value)") }
        func flag(_ value: Bool) { calls.append("flag \(value)") }
        func decimal(_ scaled: Int, places: Int) { calls.append("decimal \(scaled) \(places)") }
        func fixed(_ scaled: Int, places: Int) { calls.append("fixed \(scaled) \(places)") }
        func day(year: Int, month: Int, day: Int) { calls.append("day \(year) \(month) \(day)") }
    }

    private static let day = Day(daysSinceEpoch: 19_967)
    private static let month = PartialDate(year: 1988, month: 3)

    @Test("each value is one cell")
    func written() throws {
        let month = try #require(Self.month)
        let cells: [(FieldValue, String, String)] = [
            (.none, "none", ""),
            (.text("张"), "text 张", "张"),
            (.word(Label("young", "青年"), rank: 1), "text young", "young"),
            (.integer(-3), "integer -3", "-3"),
            (.between(35, 36), "text 35..36", "35..36"),
            (.decimal(scaled: 9_250, places: 2), "decimal 9250 2", "92.5"),
            (.day(Self.day), "day 2024 9 1", "2024-09-01"),
            (.partial(month), "text 1988-03", "1988-03"),
            (.list(["a", "b"]), "text a,b", "a,b"),
            (.flag(true), "flag true", "true"),
        ]
        for (value, call, text) in cells {
            let recorder = Recorder()
            value.write(to: recorder)
            #expect(recorder.calls == [call])
            #expect(value.text == text)
        }
    }

    @Test("values of one field are ordered, unset ones last")
    func ordered() throws {
        let month = try #require(Self.month)
        let later = try #require(PartialDate(year: 1988, month: 3, day: 2))
        let ascending: [[FieldValue]] = [
            [.integer(2), .integer(10), .none],
            [.integer(34), .between(35, 36), .integer(36)],
            [.decimal(scaled: 900, places: 2), .decimal(scaled: 1_000, places: 2)],
            [.word(Label("z", "z"), rank: 0), .word(Label("a", "a"), rank: 1)],
            [.day(Self.day), .day(Self.day.adding(days: 1))],
            [.partial(month), .partial(later)],
            [.text("a"), .text("b"), .none],
        ]
        for values in ascending {
            for (left, right) in zip(values, values.dropFirst()) {
                #expect(FieldValue.isOrdered(left, before: right), "\(left) \(right)")
                #expect(!FieldValue.isOrdered(right, before: left), "\(right) \(left)")
            }
            #expect(values.allSatisfy { !FieldValue.isOrdered($0, before: $0) })
        }
    }
}
