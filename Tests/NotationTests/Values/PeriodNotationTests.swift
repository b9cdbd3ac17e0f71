import Domain
import Grammar
import Notation
import Testing

@Suite("periods as they are written")
struct PeriodNotationTests {
    @Test(
        "each kind, and the days that it has",
        arguments: [
            ("2024", "2024-01-01..2024-12-31"), ("2024-2025", "2024-09-01..2025-08-31"),
            ("2024-2025学年", "2024-09-01..2025-08-31"), ("2024-02", "2024-02-01..2024-02-29"),
            ("2023-02", "2023-02-01..2023-02-28"), ("2199", "2199-01-01..2199-12-31"),
            ("2024-05-03..2024-06-30", "2024-05-03..2024-06-30"), ("2024-05-03", "2024-05-03"),
        ]
    )
    func days(text: String, days: String) throws {
        #expect(try PeriodNotation.read(text).days?.text == days)
    }

    @Test(
        "a term's name, with its unit or without; a cycle",
        arguments: [
            ("2024-autumn", PeriodNotation.term("2024-autumn")),
            ("hetu/2024-1", .term("hetu/2024-1")), ("河图小学/2024-1", .term("河图小学/2024-1")),
            ("cycle", .cycle), ("周期", .cycle),
        ]
    )
    func names(text: String, period: PeriodNotation) throws {
        #expect(try PeriodNotation.read(text) == period)
        #expect(period.days == nil)
    }

    @Test(
        "what is no period is refused",
        arguments: [
            "", "2024-2026", "2024-2023", "2024-13", "2024-00", "1899", "2200", "2024-05-32",
            "2024-06-30..2024-05-03", "2024..", "/2024-1", "a/b/c", "2024 1", "20 24",
        ]
    )
    func refused(text: String) {
        let refusal = #expect(throws: Refusal.self) { try PeriodNotation.read(text) }
        #expect(refusal?.code == .badArgument)
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        for text in [
            "2024", "2024-2025", "2024-02", "cycle", "2024-autumn", "2024-05-03..2024-06-30",
        ] {
            #expect(try PeriodNotation.read(text).text == text)
        }
    }
}
