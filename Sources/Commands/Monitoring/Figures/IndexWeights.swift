import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// Nominal and effective weights of each composite index, over the classes of a grade.
///
/// Source: practice.md 4.9: nominal weights are not influence.
enum IndexWeights {
    /// One group of classes that are compared.
    private struct Group: Hashable {
        let test: TestID
        let grade: Grade
        let subject: String
    }

    /// How effective weights are made; nothing where no scheme has an index.
    static func reasons(of rows: [Figures.Row]) -> [Bilingual] {
        guard rows.contains(where: { !($0.conventions?.indices.isEmpty ?? true) }) else {
            return []
        }
        return [
            Bilingual(
                "rule: practice.md 4.9: effective weight = nominal × cov(part, index) / var(index) "
                    + "over the classes of a grade as above, together 1; to 3 places, half up",
                "规则：practice.md 4.9：有效权重 = 名义权重 × cov(分项, 指数) / var(指数)，"
                    + "按上列同年级各班计算，合计为 1；三位小数，四舍五入"
            )
        ]
    }

    /// One note an index and group; nothing where no scheme has an index.
    static func notes(of rows: [Figures.Row]) -> [Bilingual] {
        var order: [Group] = []
        var groups: [Group: [Figures.Row]] = [:]
        for row in rows {
            guard let grade = row.key.grade else { continue }
            let group = Group(test: row.key.test, grade: grade, subject: row.key.subject)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(row)
        }
        return order.flatMap { group in
            let rows = groups[group] ?? []
            let rules = rows.first?.conventions?.indices.map(\.rule) ?? []
            return rules.map { note($0, group, rows) }
        }
    }

    private static func note(
        _ rule: IndexRule,
        _ group: Group,
        _ rows: [Figures.Row]
    ) -> Bilingual {
        let nominal = rule.weights.map { part, weight in
            Double(weight.hundredths) / (part == .low ? -10_000 : 10_000)
        }
        let values = rows.compactMap { row -> [Double]? in
            let rates = rule.weights.compactMap { row.pool.rate($0.part) }
            guard rates.count == rule.weights.count else { return nil }
            return rates.map { Double($0.numerator) / Double($0.denominator) }
        }
        let names = rule.weights.map { "\($0.part.label.english) \($0.weight.text)" }
        let chinese = rule.weights.map { "\($0.part.label.chinese) \($0.weight.text)" }
        let name = "\(group.test.text) \(group.grade.text) \(group.subject) \(rule.name)"
        let found = try? EffectiveWeights(values, nominal: nominal)
        let effective = found?.effective.map { weight in
            Decimals.fixed(Int((weight * 1_000).rounded()), places: 3)
        }
        guard let effective else {
            return Bilingual(
                "\(name): weights \(names.joined(separator: ", ")); effective ones need two "
                    + "classes that differ, with every part known",
                "\(name)：名义权重 \(chinese.joined(separator: "、"))；有效权重需两个以上有差异且数据齐全的班"
            )
        }
        return Bilingual(
            "\(name): nominal \(names.joined(separator: ", ")); effective "
                + "\(effective.joined(separator: ", ")) over \(counted(values.count, "class"))",
            "\(name)：名义权重 \(chinese.joined(separator: "、"))；\(values.count) 个班的有效权重 "
                + effective.joined(separator: "、")
        )
    }
}
