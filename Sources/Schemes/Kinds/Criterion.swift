package import Domain
package import Grammar
import Notation

/// `criterion lesson 目标 group=教学目标 levels="5:明确;4:较明确"`: one item of an instrument.
///
/// Points are those of its levels, or anything from `min` to `max`; they need not start at 0.
/// Source: systems.md G07; practice.md 3.3 (each item 5/4/3/2, a floor of 40, with bonus 105).
package struct Criterion: Hashable, Sendable {
    /// A level that an observer may choose, with what it means.
    package struct Level: Hashable, Sendable {
        /// In hundredths.
        package let points: Int
        package let descriptor: String
    }

    /// What becomes of an item that does not apply.
    package enum NotApplicable: String, CaseIterable, Sendable {
        /// It must be marked.
        case refused
        /// The others are scaled up.
        case renormalise
        case zero
        /// It counts in full.
        case full
    }

    package let instrument: String
    package let name: String
    package let title: String?
    package let group: String?
    /// What it counts for in the total at its most points; nil counts the points themselves.
    package let weight: Marks?
    /// In hundredths.
    package let least: Int
    package let most: Int
    /// The highest first; empty where any points between the two will do.
    package let levels: [Level]
    package let isBonus: Bool
    package let notApplicable: NotApplicable
    package let source: RuleSource

    /// The most levels of an item.
    package static let levelLimit = 20

    package static let declaration = RuleDeclaration(
        Label("criterion", "评价项"),
        Bilingual("an item of an instrument, with its points or levels", "量表中的一个评价项及其分值或等级"),
        parameters: identity + points + conventions,
        source: "G07, practice.md 3.3",
        examples: [
            "criterion lesson 目标 group=教学目标 levels=\"5:明确具体;4:较明确;3:一般;2:不明确\"",
            "criterion lesson 过程 max=30 source=G07",
        ],
        read: { arguments throws(Refusal) in .criterion(try read(arguments)) }
    )

    private static let identity = [
        RuleDeclaration.positional(
            Label("instrument", "量表"),
            String.valueType,
            Bilingual("to which instrument it belongs", "所属量表")
        ),
        RuleDeclaration.positional(
            Label("name", "名称"),
            String.valueType,
            Bilingual("its short name, as items= takes it", "评价项简称")
        ),
        RuleDeclaration.keyword(
            Label("title", "标题"),
            String.valueType,
            Bilingual("what it asks", "评价内容")
        ),
        RuleDeclaration.keyword(
            Label("group", "分组"),
            String.valueType,
            Bilingual("the group of items", "所属维度")
        ),
    ]

    private static let points = [
        RuleDeclaration.keyword(
            Label("max", "满分"),
            Marks.valueType,
            Bilingual("the most points", "最高分")
        ),
        RuleDeclaration.keyword(
            Label("min", "最低分"),
            Marks.valueType,
            Bilingual("the least points; 0", "最低分，默认 0")
        ),
        RuleDeclaration.keyword(
            Label("levels", "等级"),
            ValueType(Label("levels", "等级"), shape: "\"5:明确;4:较明确\""),
            Bilingual("the points that may be given, each with what it means", "可给的分值及其描述")
        ),
        RuleDeclaration.keyword(
            Label("weight", "权重"),
            Marks.valueType,
            Bilingual("what it counts for at its most points; itself", "满分时计入总分的分值，默认为得分")
        ),
    ]

    private static let conventions = [
        RuleDeclaration.keyword(
            Label("bonus", "加分项"),
            YesNo.valueType,
            Bilingual("yes: it comes on top and may be left out; no", "是否加分项，可不填，默认否")
        ),
        RuleDeclaration.keyword(
            Label("na", "不适用"),
            NotApplicable.valueType,
            Bilingual("what becomes of it where it does not apply; refused", "不适用时如何处理，默认不许")
        ),
    ]

    private static func read(_ arguments: RuleArguments) throws(Refusal) -> Criterion {
        let levels = try levels(arguments)
        let (least, most) = try range(arguments, levels)
        let weight = try arguments.optional("weight", Marks.self)
        if let weight, weight.hundredths > Sheet.pointLimit || weight == .zero || least < 0 {
            throw Refusal(.rule, "a weight that cannot be", "权重不成立", want: "weight")
        }
        return Criterion(
            instrument: try arguments.required("instrument"),
            name: try name(arguments),
            title: try arguments.optional("title"),
            group: try arguments.optional("group"),
            weight: weight,
            least: least,
            most: most,
            levels: levels,
            isBonus: try arguments.optional("bonus", YesNo.self) == .yes,
            notApplicable: try arguments.optional("na") ?? .refused,
            source: try arguments.source
        )
    }

    /// A name that `items=` can part from its neighbours.
    private static func name(_ arguments: RuleArguments) throws(Refusal) -> String {
        let name = try arguments.required("name", String.self)
        guard !name.contains(where: { ItemMarks.separators.contains($0) || ":：=".contains($0) })
        else {
            throw Refusal(
                .badArgument,
                "an item's name has no space, comma, semicolon, colon or =",
                "评价项简称不能含空格、逗号、顿号、分号、冒号、等号",
                want: "name"
            )
        }
        return name
    }

    private static func range(
        _ arguments: RuleArguments,
        _ levels: [Level]
    ) throws(Refusal) -> (Int, Int) {
        let most = try arguments.optional("max", Marks.self)?.hundredths
        let least = try arguments.optional("min", Marks.self)?.hundredths
        if let first = levels.first, let last = levels.last {
            guard most ?? first.points == first.points, least ?? last.points == last.points else {
                throw Refusal(
                    .rule,
                    "min and max are not those of the levels",
                    "最低分、满分与等级不符",
                    want: "levels"
                )
            }
            return (last.points, first.points)
        }
        guard let most, most > least ?? 0, most <= Sheet.pointLimit else {
            throw Refusal(
                .rule,
                "say max= or levels=; max is above min",
                "须给出满分或等级，满分须大于最低分",
                want: "max"
            )
        }
        return (least ?? 0, most)
    }

    private static func levels(_ arguments: RuleArguments) throws(Refusal) -> [Level] {
        guard let text = try arguments.optional("levels", String.self) else { return [] }
        var levels: [Level] = []
        for part in text.split(whereSeparator: { ";；".contains($0) }) {
            guard let (points, descriptor) = Pair.read(part),
                let scaled = Decimals.scaled(points, places: Marks.places),
                abs(scaled) <= Sheet.pointLimit, !levels.contains(where: { $0.points == scaled })
            else {
                throw Refusal(
                    .badArgument,
                    "\(excerpt(String(part))) is no level; write it as 5:明确",
                    "\(excerpt(String(part))) 不是等级，应写作 5:明确",
                    want: "levels"
                )
            }
            levels.append(Level(points: scaled, descriptor: descriptor))
        }
        guard (2...levelLimit).contains(levels.count) else {
            throw Refusal(
                .rule,
                "an item has 2 to \(levelLimit) levels",
                "等级应为 2 到 \(levelLimit) 个",
                want: "levels"
            )
        }
        return levels.sorted { $0.points > $1.points }
    }
}

extension Criterion.NotApplicable: NamedCase {
    package static var typeName: Label { Label("na-policy", "不适用办法") }

    package var label: Label {
        switch self {
        case .refused: Label("refused", "不许")
        case .renormalise: Label("renormalise", "折算")
        case .zero: Label("zero", "计零")
        case .full: Label("full", "计满分")
        }
    }
}
