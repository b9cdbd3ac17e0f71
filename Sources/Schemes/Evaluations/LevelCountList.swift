import Domain
package import Grammar
import Notation

/// How many forms chose each level, as typed: `总体满意:5=30,4=5,1=1`.
package enum LevelCountList {
    private static let itemSeparators: Set<Character> = [" ", ";", "；", "\n", "\t"]

    /// A row an item, in the order of its levels; empty for an item that is not named.
    /// - Throws: BADARG for what is not ITEM:POINTS=FORMS, NOENT for no such item, RULE for a level
    ///   that it has not, an item without levels, or more answers than forms.
    package static func read(
        _ text: String,
        of instrument: Instrument,
        forms: Int
    ) throws(Refusal) -> [[Int]] {
        var rows = instrument.items.map { _ in [Int]() }
        for part in text.split(whereSeparator: itemSeparators.contains) {
            guard let (name, list) = Pair.read(part) else { throw refusal(part, "counts") }
            guard let place = instrument.place(of: name) else {
                let names = instrument.items.map(\.name)
                throw Refusal(
                    .noEntity,
                    "instrument \(instrument.rule.name) has no item \(excerpt(name))",
                    "量表 \(instrument.rule.name) 没有评价项 \(excerpt(name))",
                    want: "counts",
                    hint: nearest(to: name, among: names) ?? names.joined(separator: ",")
                )
            }
            guard rows[place].isEmpty else { throw refusal(part, "counts") }
            rows[place] = try counts(list, instrument.items[place], forms)
        }
        guard rows.contains(where: { !$0.isEmpty }) else {
            throw Refusal(.badArgument, "no counts are given", "没有给出份数", want: "counts")
        }
        return rows
    }

    private static func counts(
        _ list: String,
        _ item: Criterion,
        _ forms: Int
    ) throws(Refusal) -> [Int] {
        var counts = item.levels.map { _ in 0 }
        var seen: Set<Int> = []
        for part in list.split(whereSeparator: { ",，、".contains($0) }) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, let points = Decimals.scaled(pair[0], places: 2),
                let number = Decimals.natural(pair[1])
            else { throw refusal(part, "counts") }
            guard let level = item.levels.firstIndex(where: { $0.points == points }) else {
                let levels = item.levels.map { Decimals.text($0.points, places: 2) }
                throw Refusal(
                    .rule,
                    "\(item.name) has no level \(excerpt(String(pair[0])))",
                    "\(item.name) 没有等级 \(excerpt(String(pair[0])))",
                    want: "counts",
                    hint: levels.joined(separator: "|")
                )
            }
            guard seen.insert(level).inserted else { throw refusal(part, "counts") }
            counts[level] = number
        }
        guard counts.reduce(0, +) <= forms else {
            throw Refusal(
                .rule,
                "\(item.name): more answers than the \(counted(forms, "form"))",
                "\(item.name)：合计超过回收的 \(forms) 份",
                want: "counts"
            )
        }
        return counts
    }

    private static func refusal(_ part: Substring, _ want: String) -> Refusal {
        Refusal(
            .badArgument,
            "\(excerpt(String(part))) is not ITEM:POINTS=FORMS, or stands twice",
            "\(excerpt(String(part))) 应写作 评价项:分值=份数，且不得重复",
            want: want
        )
    }

    /// The counts as they may be typed again.
    package static func text(_ counts: [[Int]], of instrument: Instrument) -> String {
        zip(instrument.items, counts).compactMap { item, row -> String? in
            let parts = zip(item.levels, row).filter { $0.1 > 0 }.map { level, count in
                "\(Decimals.text(level.points, places: 2))=\(count)"
            }
            guard !row.isEmpty, let first = item.levels.first else { return nil }
            let empty = "\(Decimals.text(first.points, places: 2))=0"
            return "\(item.name):\(parts.isEmpty ? empty : parts.joined(separator: ","))"
        }.joined(separator: " ")
    }
}
