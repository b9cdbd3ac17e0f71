import Domain
import Grammar
import Schemes
import Testing

@Suite("scheme statement: standard")
struct StandardTests {
    private func standard(_ text: String) throws -> Standard {
        guard case .standard(let standard) = try SampleScheme.rule("standard " + text) else {
            throw Refusal(.internal, "another kind", "别的")
        }
        return standard
    }

    @Test(
        "what is given is read, what is not is unset",
        arguments: [
            ("grade=3 excellent=80% pass=95% mean=90", 8_000, 9_500, 9_000, 10_000, []),
            ("grade=3", nil, nil, nil, 10_000, ["excellent", "pass", "mean"]),
            (
                "grade=3 excellent= pass=unset mean=未定", nil, nil, nil, 10_000,
                ["excellent", "pass", "mean"]
            ),
            ("grade=3 pass=95", nil, 9_500, nil, 10_000, ["excellent", "mean"]),
            ("grade=3 excellent=0% pass=0% mean=0", 0, 0, 0, 10_000, []),
            ("grade=3 excellent=100% pass=100% mean=100", 10_000, 10_000, 10_000, 10_000, []),
            (
                "grade=3 excellent=62.5% pass=99.99% mean=110.5 full=120", 6_250, 9_999, 11_050,
                12_000, []
            ),
            ("grade=3 mean=90 full=unset", nil, nil, 9_000, 10_000, ["excellent", "pass"]),
        ] as [(String, Int?, Int?, Int?, Int, [String])]
    )
    func read(
        text: String,
        excellent: Int?,
        pass: Int?,
        mean: Int?,
        full: Int,
        unset: [String]
    ) throws {
        let standard = try standard(text)
        #expect(standard.grade.number == 3)
        #expect(standard.excellent?.hundredths == excellent)
        #expect(standard.pass?.hundredths == pass)
        #expect(standard.mean?.hundredths == mean)
        #expect(standard.full.hundredths == full)
        #expect(standard.unset.map(\.english) == unset)
        #expect(try SampleScheme.rule("standard " + text).unset == standard.unset)
    }

    @Test(
        "a subject is the one that it is for",
        arguments: [("grade=3 subject=语文", "语文"), ("grade=3", nil)]
            as [(String, String?)]
    )
    func subject(text: String, expected: String?) throws {
        #expect(try standard(text).subject == expected)
    }

    @Test(
        "a standard that nobody can reach is refused",
        arguments: [
            "grade=3 mean=100.01", "grade=3 mean=80 full=79.99", "grade=3 full=0",
            "grade=3 excellent=100.01%", "grade=3 pass=101%",
        ]
    )
    func refused(text: String) {
        let refusal = #expect(throws: Refusal.self) { try standard(text) }
        #expect(refusal?.code == .rule)
    }
}
