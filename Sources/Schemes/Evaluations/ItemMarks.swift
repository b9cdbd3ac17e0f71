package import Domain
package import Grammar
import Notation

/// Marks on the items of an instrument, as they are typed: `目标:5 内容:4,过程:na`.
package enum ItemMarks {
    static let separators: Set<Character> = [" ", ",", "，", "、", ";", "；", "\n", "\t"]
    private static let separatorScalars = Set(separators.flatMap(\.unicodeScalars))
    private static let notApplicable = ["na", "NA", "n/a", "不适用"]

    /// Reads the marks onto those that are there already.
    ///
    /// - Throws: BADARG for what is no ITEM:POINTS or stands twice, NOENT for an item that the
    ///   instrument has not, RULE for points that the item has not.
    package static func read(
        _ text: String,
        of instrument: Instrument,
        onto marks: [Sheet.Mark]? = nil
    ) throws(Refusal) -> [Sheet.Mark] {
        var result = marks ?? instrument.items.map { _ in .missing }
        var seen: Set<Int> = []
        // A sheet is read a million times: scalars part it five times as fast as characters.
        for scalars in text.unicodeScalars.split(whereSeparator: separatorScalars.contains) {
            let part = Substring(scalars)
            guard let (name, value) = Pair.read(part) else {
                throw refusal(
                    "\(excerpt(String(part))) is not ITEM:POINTS",
                    "\(excerpt(String(part))) 应写作 评价项:分值"
                )
            }
            // Most are typed in the form's order.
            let next = seen.count
            let isNext = next < instrument.items.count && instrument.items[next].name == name
            guard let place = isNext ? next : instrument.place(of: name) else {
                let names = instrument.items.map(\.name)
                throw Refusal(
                    .noEntity,
                    "instrument \(instrument.rule.name) has no item \(excerpt(name))",
                    "量表 \(instrument.rule.name) 没有评价项 \(excerpt(name))",
                    want: "items",
                    hint: nearest(to: name, among: names) ?? names.joined(separator: ",")
                )
            }
            guard seen.insert(place).inserted else {
                throw refusal("\(name) stands twice", "\(name) 重复")
            }
            result[place] = try mark(value, instrument.items[place])
        }
        guard !seen.isEmpty else { throw refusal("no marks are given", "没有给出分值") }
        return result
    }

    private static func mark(_ text: String, _ item: Criterion) throws(Refusal) -> Sheet.Mark {
        if text.isEmpty || text == "-" { return .missing }
        if notApplicable.contains(text) {
            guard item.notApplicable != .refused else {
                throw Refusal(
                    .rule,
                    "\(item.name) must be marked: it cannot be not applicable",
                    "\(item.name) 必须评分，不能填不适用",
                    want: "items"
                )
            }
            return .notApplicable
        }
        guard let scaled = Decimals.scaled(text, places: Marks.places) else {
            throw refusal(
                "\(item.name): \(excerpt(text)) are no points",
                "\(item.name)：\(excerpt(text)) 不是分值"
            )
        }
        guard item.takes(scaled) else { throw outside(text, item) }
        return .points(scaled)
    }

    private static func outside(_ text: String, _ item: Criterion) -> Refusal {
        let levels = item.levels.map { Decimals.text($0.points, places: 2) }
        let range =
            levels.isEmpty
            ? "\(Decimals.text(item.least, places: 2))..\(Decimals.text(item.most, places: 2))"
            : levels.joined(separator: "|")
        return Refusal(
            .rule,
            Bilingual(
                "\(item.name): \(excerpt(text)) is not among its points \(range)",
                "\(item.name)：\(excerpt(text)) 不在分值 \(range) 之内"
            ),
            want: "items",
            hint: range,
            details: [Refusal.Detail("have", excerpt(text)), Refusal.Detail("need", range)]
        )
    }

    private static func refusal(_ english: String, _ chinese: String) -> Refusal {
        Refusal(.badArgument, english, chinese, want: "items", hint: "items=\"ITEM:POINTS …\"")
    }

    /// The marks as they may be typed again.
    package static func text(_ marks: [Sheet.Mark], of instrument: Instrument) -> String {
        zip(instrument.items, marks).compactMap { item, mark in
            switch mark {
            case .missing: nil
            case .notApplicable: "\(item.name):na"
            case .points(let points): "\(item.name):\(Decimals.text(points, places: 2))"
            }
        }.joined(separator: " ")
    }
}

extension Criterion {
    /// Whether the points are those of a level or, without levels, between the least and the most.
    package func takes(_ points: Int) -> Bool {
        levels.isEmpty
            ? (least...most).contains(points) : levels.contains { $0.points == points }
    }
}
