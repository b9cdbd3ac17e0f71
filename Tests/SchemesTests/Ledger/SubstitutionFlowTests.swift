import Testing

@testable import Schemes

/// Substitution as a flow: as much as can be, whatever the order.
@Suite("one-way substitution")
struct SubstitutionFlowTests {
    @Test("a surplus goes where it may, and never the other way")
    func oneWay() {
        let flow = SubstitutionFlow(
            surplus: ["专业必修": 4],
            short: ["选修": 4],
            allowed: [("专业必修", "选修")]
        )
        #expect(flow.moves() == [.init(from: "专业必修", to: "选修", amount: 4)])
        let back = SubstitutionFlow(
            surplus: ["选修": 4],
            short: ["专业必修": 4],
            allowed: [("专业必修", "选修")]
        )
        #expect(back.moves().isEmpty)
    }

    @Test("what a greedy assignment loses is found: a must give to y so that b can give to x")
    func rerouting() {
        let flow = SubstitutionFlow(
            surplus: ["a": 1, "b": 1],
            short: ["x": 1, "y": 1],
            allowed: [("a", "x"), ("a", "y"), ("b", "x")]
        )
        #expect(
            flow.moves() == [
                .init(from: "a", to: "y", amount: 1), .init(from: "b", to: "x", amount: 1),
            ]
        )
    }

    @Test("what has to be filled goes before what need not be, and takes nothing from it in vain")
    func hardFirst() {
        let flow = SubstitutionFlow(
            surplus: ["g": 4],
            short: ["a": 3, "b": 4],
            allowed: [("g", "a"), ("g", "b")],
            soft: ["a"]
        )
        #expect(flow.moves() == [.init(from: "g", to: "b", amount: 4)])
        let both = SubstitutionFlow(
            surplus: ["g": 4, "h": 3],
            short: ["a": 3, "b": 4],
            allowed: [("g", "a"), ("g", "b"), ("h", "b")],
            soft: ["a"]
        )
        #expect(
            Set(both.moves()) == [
                .init(from: "g", to: "b", amount: 1), .init(from: "h", to: "b", amount: 3),
                .init(from: "g", to: "a", amount: 3),
            ]
        )
    }

    @Test("the flow is as great as the least cut, for random pairs; seed 6")
    func greatest() {
        var state: UInt64 = 6
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<200 {
            let givers = (0..<4).map { "g\($0)" }
            let takers = (0..<4).map { "t\($0)" }
            var surplus: [String: Int] = [:]
            var short: [String: Int] = [:]
            for name in givers { surplus[name] = next(6) }
            for name in takers { short[name] = next(6) }
            let allowed = givers.flatMap { from in
                takers.filter { _ in next(2) == 0 }.map { (from: from, to: $0) }
            }
            let moved = SubstitutionFlow(surplus: surplus, short: short, allowed: allowed)
                .moves().reduce(0) { $0 + $1.amount }
            #expect(moved == Self.leastCut(surplus, short, allowed))
        }
    }

    /// By trying every set of givers: what they cannot send, and what their takers cannot take.
    private static func leastCut(
        _ surplus: [String: Int],
        _ short: [String: Int],
        _ allowed: [(from: String, to: String)]
    ) -> Int {
        let givers = surplus.keys.sorted()
        var least = Int.max
        for mask in 0..<(1 << givers.count) {
            let inside = Set(givers.indices.filter { mask >> $0 & 1 == 1 }.map { givers[$0] })
            let reached = Set(allowed.filter { inside.contains($0.from) }.map(\.to))
            let outside = givers.filter { !inside.contains($0) }
            let cut =
                outside.reduce(0) { $0 + (surplus[$1] ?? 0) }
                + reached.reduce(0) { $0 + (short[$1] ?? 0) }
            least = min(least, cut)
        }
        return least
    }
}
