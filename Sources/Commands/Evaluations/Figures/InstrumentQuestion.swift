import Domain
import Grammar
import Notation
import Schemes

/// How statements name an instrument, and what is said of one.
enum InstrumentQuestion {
    private static let type = ValueType(Label("instrument", "量表"), shape: "lesson|rubric@1/lesson")

    static let reading = Reading<BoundArguments.Value>(type) { value, _ throws(Refusal) in value }

    static let name = Parameter<BoundArguments.Value>.positional(
        Label("instrument", "量表"),
        reading,
        Bilingual("its name, or SCHEME@VERSION/NAME for a version", "量表名，或 方案@版本/量表名")
    )

    static let keyword = Parameter<BoundArguments.Value?>.optional(
        Label("instrument", "量表"),
        reading,
        Bilingual("by which instrument it is scored", "所用量表")
    )

    static let unit = Parameter<UnitID>.keyword(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("for which unit", "单位")
    )

    static let nearUnit = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("in force for which unit", "对哪个单位现行")
    )

    /// The instrument that a value names: a version's, or the one in force for the unit that day.
    /// - Throws: NOENT, pointed at the value; BADARG where no unit says which scheme is in force.
    static func find(
        _ value: BoundArguments.Value,
        _ unit: UnitID?,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> (Instrument, InstrumentKey) {
        let parts = value.text.split(separator: "/", maxSplits: 1).map(String.init)
        if parts.count == 2, let version = version(parts[0]) {
            let key = InstrumentKey(version: version, name: parts[1])
            guard let found = context.regulations.instrument(key) else {
                throw absent(value, [])
            }
            return (found, key)
        }
        guard let unit else {
            throw value.refusal(
                .badArgument,
                "say unit=, or SCHEME@VERSION/NAME",
                "请给出单位 unit=，或写 方案@版本/量表名",
                want: "unit"
            )
        }
        if let found = try context.regulations.instrument(named: value.text, for: unit, on: day) {
            return found
        }
        let others = try context.regulations.instruments(for: unit, on: day).map(\.1.name)
        throw absent(value, others)
    }

    private static func version(_ text: String) -> SchemeVersion.Key? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, SchemeID.isValid(parts[0]),
            let number = Decimals.natural(parts[1])
        else { return nil }
        return SchemeVersion.Key(scheme: SchemeID(parts[0]), version: number)
    }

    private static func absent(_ value: BoundArguments.Value, _ others: [String]) -> Refusal {
        value.refusal(
            .noEntity,
            "no instrument \(excerpt(value.text)) is in force there that day",
            "当日没有现行量表 \(excerpt(value.text))",
            want: "instrument",
            hint: others.isEmpty
                ? "scheme use … unit=… from=…"
                : nearest(to: value.text, among: others) ?? others.joined(separator: ",")
        )
    }

    /// Which version it is, its grades, and whose choice it is.
    static func notes(_ instrument: Instrument, _ key: InstrumentKey) -> [Bilingual] {
        let rule = instrument.rule
        let range = instrument.range
        let (least, most) = (
            Decimals.text(range.least, places: 2), Decimals.text(range.most, places: 2)
        )
        let title = rule.title ?? rule.name
        var notes = [
            Bilingual(
                "\(key.text) \(title): \(least)..\(most) points",
                "\(key.text) \(title)：\(least)..\(most) 分"
            )
        ]
        if !rule.cuts.isEmpty {
            let text = rule.cuts.map(\.fieldValue.text).joined(separator: ",")
            notes.append(Bilingual("grades: \(text)", "等第线：\(text)"))
        }
        if let note = ownChoice(rule) { notes.append(note) }
        return notes
    }

    /// Said wherever a form is used that no source names.
    static func ownChoice(_ rule: InstrumentRule) -> Bilingual? {
        guard rule.source.origin == .project else { return nil }
        return Bilingual(
            "the form \(rule.name) is shixun's own choice: no source names its items",
            "量表 \(rule.name) 为本系统自拟，文件未规定其评价项"
        )
    }
}
