import Domain
import Grammar

/// A unit is on no day below itself.
enum ParentCheck {
    /// - Throws: RULE where the units above it lead back to it.
    static let unit: @Sendable (Unit, Context, Day) throws(Refusal) -> Void = {
        unit,
        context,
        _ throws(Refusal) in
        for day in days(above: unit, in: context.register) {
            var next = unit.parent[day]
            var seen: Set<UnitID> = []
            while let id = next, seen.insert(id).inserted {
                guard id != unit.id else { throw belowItself(unit, on: day) }
                next = context.register.units[id]?.parent[day]
            }
        }
    }

    /// A day of each state of the units that were ever above it.
    private static func days(above unit: Unit, in register: Register) -> [Day] {
        var days: Set<Day> = []
        var seen: Set<UnitID> = [unit.id]
        var waiting = [unit]
        while let next = waiting.popLast() {
            for change in next.parent.changes {
                days.formUnion([change.from, Day(daysSinceEpoch: change.from.daysSinceEpoch - 1)])
            }
            for case let id? in next.parent.values where seen.insert(id).inserted {
                if let parent = register.units[id] { waiting.append(parent) }
            }
        }
        return days.isEmpty ? [Day(daysSinceEpoch: 0)] : days.sorted()
    }

    private static func belowItself(_ unit: Unit, on day: Day) -> Refusal {
        Refusal(
            .rule,
            "unit \(unit.id.text) would be below itself on \(day)",
            "单位 \(unit.id.text) 在 \(day) 将隶属于自身",
            want: "parent"
        )
    }
}
