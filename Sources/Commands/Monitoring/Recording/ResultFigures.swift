import Domain
import Grammar
import Notation

/// The figures of one `result add`: counts with a total, with a printed mean, or levels.
struct ResultFigures: Sendable {
    private let onRoll: Int
    private let sat, excused, excellent, good, pass, low: Int?
    private let total: Marks?
    private let mean: PrintedMean?
    private let levels: LevelCounts?

    // MARK: Parameters

    static let parameter: Parameter<ResultFigures> = {
        let onRoll = Parameter<Int>.keyword(
            Label("on-roll", "在册"),
            Reading<Int>.value,
            Bilingual("pupils on the list", "在册人数")
        )
        let sat = count(Label("sat", "实考"), Bilingual("pupils who sat it", "实考人数"))
        let excused = count(Label("excused", "免考"), Bilingual("pupils excused; 0", "免考人数，默认 0"))
        let excellent = count(
            Label("excellent", "优秀人数"),
            Bilingual("pupils at or above the excellent line", "优秀人数")
        )
        let good = count(Label("good", "良好人数"), Bilingual("pupils at good or better", "良好及以上人数"))
        let pass = count(Label("pass", "合格人数"), Bilingual("pupils who passed", "合格人数"))
        let low = count(Label("low", "低分人数"), Bilingual("pupils below the low line", "低分人数"))
        let total = optional(
            Label("total", "总分"),
            Reading<Marks>.value,
            Bilingual("the sum of the marks of those who sat", "实考学生总分")
        )
        let mean = optional(
            Label("mean", "平均分"),
            Reading<PrintedMean>.value,
            Bilingual("the mean as printed, where the total is not known", "印出的平均分（总分未知时）")
        )
        let levels = optional(
            Label("levels", "等级"),
            Reading<LevelCounts>.value,
            Bilingual("pupils at each level, where there are no marks", "各等级人数（没有分数时）")
        )
        let counts = [sat, excused, excellent, good, pass, low].flatMap(\.specs)
        let sums = total.specs + mean.specs + levels.specs
        return Parameter(specs: onRoll.specs + counts + sums) { scope, place throws(Refusal) in
            var next = place
            return ResultFigures(
                onRoll: try onRoll.decode(scope, at: &next),
                sat: try sat.decode(scope, at: &next),
                excused: try excused.decode(scope, at: &next),
                excellent: try excellent.decode(scope, at: &next),
                good: try good.decode(scope, at: &next),
                pass: try pass.decode(scope, at: &next),
                low: try low.decode(scope, at: &next),
                total: try total.decode(scope, at: &next),
                mean: try mean.decode(scope, at: &next),
                levels: try levels.decode(scope, at: &next)
            )
        }
    }()

    private static func count(_ name: Label, _ summary: Bilingual) -> Parameter<Int?> {
        optional(name, Reading<Int>.value, summary)
    }

    private static func optional<Value: Sendable>(
        _ name: Label,
        _ reading: Reading<Value>,
        _ summary: Bilingual
    ) -> Parameter<Value?> {
        .optional(name, reading, summary)
    }

    // MARK: Counts

    /// The counts that the figures stand for.
    /// - Throws: ARITY where one is missing, BADARG where two say the same.
    var counts: ResultCounts {
        get throws(Refusal) {
            let given = [total != nil, mean != nil, levels != nil].count { $0 }
            guard given == 1 else {
                throw Refusal(
                    .arity,
                    "say one of total=, mean= and levels=",
                    "总分、平均分、等级须给出且只给一项",
                    want: "total"
                )
            }
            if let levels { return try counts(of: levels) }
            guard let sat else { throw Self.missing("sat", "实考") }
            if mean == nil {
                guard excellent != nil else { throw Self.missing("excellent", "优秀人数") }
                guard pass != nil else { throw Self.missing("pass", "合格人数") }
            }
            let sum = mean.map { ResultCounts.Sum.printed($0) } ?? .total(total ?? .zero)
            return filled(
                ResultCounts(onRoll: onRoll, sat: sat, excellent: excellent, pass: pass, sum: sum)
            )
        }
    }

    private func counts(of levels: LevelCounts) throws(Refusal) -> ResultCounts {
        guard excellent == nil, good == nil, pass == nil, low == nil,
            sat ?? levels.sat == levels.sat
        else {
            throw Refusal(
                .badArgument,
                "the levels say who sat, and who is excellent, good and passes",
                "实考、优秀、良好、合格人数由等级得出",
                want: "levels"
            )
        }
        var counts = ResultCounts(
            onRoll: onRoll,
            sat: levels.sat,
            excellent: levels.excellent,
            pass: levels.excellent + levels.good + levels.pass,
            sum: .levels
        )
        counts.good = levels.excellent + levels.good
        counts.excused = excused ?? 0
        return counts
    }

    private func filled(_ plain: ResultCounts) -> ResultCounts {
        var counts = plain
        (counts.excused, counts.good, counts.low) = (excused ?? 0, good, low)
        return counts
    }

    private static func missing(_ name: String, _ chinese: String) -> Refusal {
        Refusal(.arity, "\(name)= is missing", "缺少 \(chinese)=", want: name)
    }
}
