import Domain
import Grammar
import Notation
import Testing

/// A text and the value that a type reads from it, as text again; nil where it refuses it.
struct Reading: Sendable, CustomTestStringConvertible {
    let type: String
    let text: String
    let result: String?
    let want: String
    private let read: @Sendable () throws -> String

    init<Value: FieldConvertible>(_ type: Value.Type, _ text: String, _ result: String?) {
        self.type = "\(type)"
        self.text = text
        self.result = result
        want = type.valueType.name.english
        read = { try type.read(text).fieldValue.text }
    }

    var testDescription: String { "\(type) \(text)" }

    func check() throws {
        if let result {
            #expect(try read() == result)
        } else {
            let refusal = #expect(throws: Refusal.self) { try read() }
            #expect(refusal?.code == .badArgument)
            #expect(refusal?.want == want)
        }
    }
}

@Suite("values are read from words")
struct ReadingTests {
    /// Attack plan 5.1, row 17: what looks like a number and is none.
    private static let noNumbers = [
        "", "-0", "+1", "-1", "1e3", "0x10", " 1", "1 ", "١٢", "１２", "NaN", "inf", "1,000", ".5",
        "5.", "--1", "1_000", "9223372036854775807", "9223372036854775808", "1\u{0}",
    ]

    @Test("no number is read from what is none", arguments: noNumbers)
    func noNumber(text: String) throws {
        try Reading(Int.self, text, nil).check()
        try Reading(Marks.self, text, nil).check()
        try Reading(Percent.self, text, nil).check()
        try Reading(Grade.self, text, nil).check()
    }

    @Test(
        "numbers are read up to their limits",
        arguments: [
            Reading(Int.self, "0", "0"),
            Reading(Int.self, "999999999999999", "999999999999999"),
            Reading(Int.self, "1000000000000000", nil),
            Reading(Int.self, "007", nil),
            Reading(Int.self, "1.0", nil),
            Reading(Marks.self, "92.5", "92.5"),
            Reading(Marks.self, "3541.50", "3541.5"),
            Reading(Marks.self, "92.555", nil),
            Reading(Marks.self, "1000000000", "1000000000"),
            Reading(Marks.self, "1000000000.01", nil),
            Reading(Percent.self, "85%", "85"),
            Reading(Percent.self, "85％", "85"),
            Reading(Percent.self, "62.5", "62.5"),
            Reading(Percent.self, "0%", "0"),
            Reading(Percent.self, "10000%", "10000"),
            Reading(Percent.self, "10000.01%", nil),
            Reading(Percent.self, "%", nil),
            Reading(Percent.self, "85%%", nil),
            Reading(Percent.self, "-5%", nil),
            Reading(Percent.self, "33.333%", nil),
        ]
    )
    func numbers(reading: Reading) throws {
        try reading.check()
    }

    /// Attack plan 5.1, row 18, and more.
    @Test(
        "only days of the calendar are dates",
        arguments: [
            Reading(Day.self, "2024-09-01", "2024-09-01"),
            Reading(Day.self, "2024-02-29", "2024-02-29"),
            Reading(Day.self, "1900-01-01", "1900-01-01"),
            Reading(Day.self, "2199-12-31", "2199-12-31"),
            Reading(Day.self, "2023-02-29", nil),
            Reading(Day.self, "1900-02-29", nil),
            Reading(Day.self, "0000-00-00", nil),
            Reading(Day.self, "9999-12-31", nil),
            Reading(Day.self, "10000-01-01", nil),
            Reading(Day.self, "1899-12-31", nil),
            Reading(Day.self, "2200-01-01", nil),
            Reading(Day.self, "2024-9-1", nil),
            Reading(Day.self, "24-09-01", nil),
            Reading(Day.self, "2024/09/01", nil),
            Reading(Day.self, "20240901", nil),
            Reading(Day.self, "2024-09-01T00:00", nil),
            Reading(Day.self, "24:00", nil),
            Reading(Day.self, " 2024-09-01", nil),
            Reading(Day.self, "2024-09-01 ", nil),
            Reading(Day.self, "２０２４-09-01", nil),
            Reading(Day.self, "2024-09", nil),
            Reading(Day.self, "2024-09-0１", nil),
            Reading(Day.self, "-2024-09-01", nil),
            Reading(Day.self, "2024-09-01-", nil),
            Reading(Day.self, "+024-09-01", nil),
            Reading(Day.self, "", nil),
            Reading(PartialDate.self, "1988", "1988"),
            Reading(PartialDate.self, "1988-03", "1988-03"),
            Reading(PartialDate.self, "1988-03-09", "1988-03-09"),
            Reading(PartialDate.self, "1988-00", nil),
            Reading(PartialDate.self, "1988-13", nil),
            Reading(PartialDate.self, "1988-3", nil),
            Reading(PartialDate.self, "1988-", nil),
            Reading(PartialDate.self, "88-03", nil),
            Reading(PartialDate.self, "1899", nil),
            Reading(PartialDate.self, "", nil),
            Reading(PartialDate.self, "1988-02-30", nil),
        ]
    )
    func dates(reading: Reading) throws {
        try reading.check()
    }

    @Test(
        "a range of days is one day or two with two points between",
        arguments: [
            ("2024-10-01..2024-10-07", "2024-10-01..2024-10-07", nil),
            ("2024-10-01..2024-10-01", "2024-10-01", nil),
            ("2024-10-01", "2024-10-01", nil),
            ("2024-10-07..2024-10-01", nil, "dates"),
            ("2024-10-01..", nil, "date"),
            ("..2024-10-01", nil, "date"),
            ("..", nil, "date"),
            ("2024-10-01...2024-10-07", nil, "date"),
            ("2024-10-01..2024-10-02..2024-10-03", nil, "date"),
            ("2024-10-01-2024-10-07", nil, "date"),
            ("2024-09-31..2024-10-07", nil, "date"),
        ] as [(String, String?, String?)]
    )
    func ranges(text: String, expected: String?, want: String?) throws {
        if let expected {
            #expect(try DayRange.read(text).fieldValue == .text(expected))
        } else {
            let refusal = #expect(throws: Refusal.self) { try DayRange.read(text) }
            #expect(refusal?.want == want)
        }
    }

    /// Attack plan 5.1, row 19.
    @Test(
        "an id is 1 to 64 of letters, digits, point, line and dash",
        arguments: [
            Reading(PersonID.self, "T001", "T001"),
            Reading(PersonID.self, "..", ".."),
            Reading(
                PersonID.self,
                String(repeating: "x", count: 64),
                String(repeating: "x", count: 64)
            ),
            Reading(PersonID.self, String(repeating: "x", count: 65), nil),
            Reading(PersonID.self, String(repeating: "x", count: 300), nil),
            Reading(PersonID.self, "a/b", nil),
            Reading(PersonID.self, "../etc/passwd", nil),
            Reading(PersonID.self, "*", nil),
            Reading(PersonID.self, "%s", nil),
            Reading(PersonID.self, "$(x)", nil),
            Reading(PersonID.self, "'; DROP", nil),
            Reading(PersonID.self, "Т001", nil),
            Reading(PersonID.self, "T001\n", nil),
            Reading(PersonID.self, "", nil),
        ]
    )
    func identifiers(reading: Reading) throws {
        try reading.check()
    }

    @Test("a refusal repeats at most 64 characters of what was sent")
    func excerpted() throws {
        let long = String(repeating: "敏", count: 1_000)
        let refusal = #expect(throws: Refusal.self) { try Day.read(long) }
        let message = try #require(refusal?.message.english)
        #expect(message.hasPrefix(String(repeating: "敏", count: 64) + "… is no date"))
    }
}
