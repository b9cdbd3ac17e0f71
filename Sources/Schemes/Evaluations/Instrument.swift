import Domain
import Grammar
import Notation

/// An instrument with its items, as one version of a scheme has it.
package struct Instrument: Hashable, Sendable {
    package let rule: InstrumentRule
    /// In the order of the scheme.
    package let items: [Criterion]

    /// The greatest common denominator of weighted items that may be, so that sums are exact.
    static let denominatorLimit = 1_000_000_000

    /// The instruments of a scheme's rules.
    /// - Throws: RULE, with `line` as a detail, for an item of no instrument, an instrument without
    ///   items or with too many, or some items weighted and others not.
    static func all(in rules: [Rule]) throws(Refusal) -> [String: Instrument] {
        var items: [String: [Criterion]] = [:]
        for case .criterion(let item) in rules { items[item.instrument, default: []].append(item) }
        var instruments: [String: Instrument] = [:]
        for case .instrument(let rule) in rules {
            let own = items.removeValue(forKey: rule.name) ?? []
            let instrument = Instrument(rule: rule, items: own)
            if let fault = instrument.fault { throw refused(fault, rule.source.line) }
            instruments[rule.name] = instrument
        }
        let stray = items.values.joined().min { $0.source.line < $1.source.line }
        if let stray {
            let fault = Bilingual(
                "no instrument \(excerpt(stray.instrument)) in this scheme",
                "本方案没有量表 \(excerpt(stray.instrument))"
            )
            throw refused(fault, stray.source.line)
        }
        return instruments
    }

    private static func refused(_ fault: Bilingual, _ line: Int) -> Refusal {
        Refusal(.rule, fault, details: [Refusal.Detail("line", String(line))])
    }

    private var fault: Bilingual? {
        guard items.contains(where: { !$0.isBonus }), items.count <= Sheet.itemLimit else {
            return Bilingual(
                "instrument \(rule.name) has \(counted(items.count, "item")); it needs 1 to "
                    + "\(Sheet.itemLimit), not only bonus ones",
                "量表 \(rule.name) 有 \(items.count) 个评价项，应有 1 到 \(Sheet.itemLimit) 个，且不能只有加分项"
            )
        }
        let weighted = items.filter { !$0.isBonus }.count { $0.weight != nil }
        guard weighted == 0 || weighted == items.count(where: { !$0.isBonus }) else {
            return Bilingual(
                "some items of \(rule.name) have a weight and others not",
                "量表 \(rule.name) 的评价项有的有权重，有的没有"
            )
        }
        guard commonDenominator != nil else {
            return Bilingual(
                "the full points of \(rule.name) have no small common multiple",
                "量表 \(rule.name) 各项满分没有较小的公倍数"
            )
        }
        if rule.isAnonymous, rule.target == .lesson {
            return Bilingual("who observes a lesson is named", "听课人须署名")
        }
        return nil
    }

    /// A multiple of every weighted item's full points; nil where it would be too great.
    var commonDenominator: Int? {
        var common = 1
        for item in items where item.weight != nil {
            let factor = item.most / Self.divisor(common, item.most)
            guard common <= Self.denominatorLimit / max(1, factor) else { return nil }
            common *= factor
        }
        return common
    }

    private static func divisor(_ one: Int, _ two: Int) -> Int {
        var (one, two) = (one, two)
        while two != 0 { (one, two) = (two, one % two) }
        return one
    }

    /// The least and the greatest total, in hundredths: 40 to 105 for the common rubric.
    ///
    /// A bonus may be left out, and a deduction is a bonus of negative points. An item that counts
    /// nothing where it is left out can be 0, and where the others are scaled up, all can be as
    /// low as the item with the lowest share of its points.
    package var range: (least: Int, most: Int) {
        var (least, most) = (0, 0)
        for item in items {
            let own = range(of: item)
            least += own.least
            most += own.most
        }
        guard items.contains(where: isScalingOthers) else { return (least, most) }
        let counted = items.filter { !$0.isBonus && $0.most > 0 }
        let full = counted.reduce(0) { $0 + ($1.weight?.hundredths ?? $1.most) }
        let rest = items.filter(\.isBonus).reduce(0) { $0 + range(of: $1).least }
        let lowest = counted.map { item in
            let most = item.weight?.hundredths ?? item.most
            let scaled = Double(full) * Double(range(of: item).least) / Double(most)
            return Int(scaled.rounded(.down))
        }
        return (min(least, (lowest.min() ?? 0) + rest), most)
    }

    /// The least and the most that an item can add to the total.
    private func range(of item: Criterion) -> (least: Int, most: Int) {
        let most = item.weight?.hundredths ?? item.most
        let least = item.weight == nil ? item.least : most * item.least / item.most
        let isZero = rule.missing == .zero || item.notApplicable == .zero
        return item.isBonus || isZero ? (min(0, least), max(0, most)) : (least, most)
    }

    /// Whether the others are scaled up where the item is left out.
    private func isScalingOthers(_ item: Criterion) -> Bool {
        !item.isBonus && (rule.missing == .renormalise || item.notApplicable == .renormalise)
    }

    /// The place of the item of that name.
    package func place(of name: String) -> Int? {
        items.firstIndex { $0.name == name }
    }

    /// The instrument with one item, or the items of one group, alone, and their places in it; nil
    /// for no such item or group.
    package func part(named name: String) -> (instrument: Instrument, places: [Int])? {
        let places = items.indices.filter { items[$0].name == name || items[$0].group == name }
        guard !places.isEmpty else { return nil }
        return (Instrument(rule: rule, items: places.map { items[$0] }), places)
    }
}
