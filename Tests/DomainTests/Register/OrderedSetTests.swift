import Support
import Testing

@testable import Domain

extension Int: Ordered {}

@Suite("an ordered set is what a sorted set is")
struct OrderedSetTests {
    @Test("after any insertions and removals, copies untouched", arguments: 1...6)
    func random(seed: UInt64) {
        var random = Generator(state: seed)
        var tree = OrderedSet<Int>()
        var model: Set<Int> = []
        var kept: [(OrderedSet<Int>, Set<Int>)] = []
        let range = seed.isMultiple(of: 2) ? 500 : 20_000
        for step in 0..<6_000 {
            let value = Int.random(in: 0..<range, using: &random)
            let removes = Int.random(in: 0..<10, using: &random) < (step < 3_500 ? 3 : 8)
            if removes {
                #expect(tree.remove(value) == (model.remove(value) != nil))
            } else {
                #expect(tree.insert(value) == model.insert(value).inserted)
            }
            if step.isMultiple(of: 1_500) { kept.append((tree, model)) }
        }
        for (tree, model) in kept + [(tree, model)] {
            #expect(tree.count == model.count)
            let start = Int.random(in: 0..<range, using: &random)
            var seen: [Int] = []
            tree.visit(from: start) { value in
                seen.append(value)
                return true
            }
            #expect(seen == model.filter { $0 >= start }.sorted())
        }
    }

    @Test("also when each element is less than all before it")
    func descending() {
        var tree = OrderedSet<Int>()
        for value in (0..<3_000).reversed() {
            let isNew = tree.insert(value)
            let isNewAgain = tree.insert(value)
            #expect(isNew && !isNewAgain)
        }
        #expect(tree.elements == Array(0..<3_000))
        for value in 0..<3_000 {
            let wasThere = tree.remove(value)
            #expect(wasThere)
        }
        #expect(tree.count == 0)
        #expect(tree.elements.isEmpty)
    }

    @Test("what equals an element takes its place, at the ends and in the middle")
    func put() {
        struct Pair: Ordered {
            let key: Int
            let value: Int
            static func == (left: Self, right: Self) -> Bool { left.key == right.key }
            static func < (left: Self, right: Self) -> Bool { left.key < right.key }
        }
        var tree = OrderedSet<Pair>()
        for key in 0..<1_000 { tree.put(Pair(key: key, value: 0)) }
        let kept = tree
        for key in (0..<1_000).reversed() { tree.put(Pair(key: key, value: key + 1)) }
        #expect(tree.count == 1_000)
        #expect(tree.elements.map(\.value) == Array(1...1_000))
        #expect(kept.elements.allSatisfy { $0.value == 0 })
        #expect(tree.first?.value == 1 && OrderedSet<Pair>().first == nil)
    }

    @Test("a visit ends when it is told to")
    func stops() {
        var tree = OrderedSet<Int>()
        for value in 0..<1_000 { tree.insert(value) }
        var seen: [Int] = []
        tree.visit(from: 10) { value in
            seen.append(value)
            return seen.count < 3
        }
        #expect(seen == [10, 11, 12])
    }
}

@Suite("names are found by what they begin with")
struct NameIndexTests {
    private func found(
        _ register: Register,
        _ part: NameIndex.Part,
        _ prefix: String
    ) -> [String] {
        var keys: [String] = []
        register.index.names.visit(.unit, part, beginningWith: prefix) { entry in
            keys.append(entry.key)
            return true
        }
        return keys
    }

    @Test("keys, names and rests, in any case of ASCII, kept by apply")
    func kept() {
        var register = Register()
        let hetu = Unit(id: UnitID("Hetu"), name: "河图小学", kind: .primary)
        let xin = Unit(id: UnitID("xin"), name: "新华小学", kind: .primary)
        register.apply(.unit(Revised(before: nil, after: hetu)))
        register.apply(.unit(Revised(before: nil, after: xin)))
        #expect(found(register, .key, "HE") == ["Hetu"])
        #expect(found(register, .name, "河图") == ["Hetu"])
        #expect(found(register, .rest, "小学") == ["Hetu", "xin"])
        var renamed = hetu
        renamed.name.correct(to: "洛书小学", on: Day(daysSinceEpoch: 0))
        register.apply(.unit(Revised(before: hetu, after: renamed)))
        #expect(found(register, .name, "河").isEmpty)
        #expect(found(register, .name, "洛") == ["Hetu"])
        register.apply(.unit(Revised(before: renamed, after: nil)))
        register.apply(.unit(Revised(before: xin, after: nil)))
        for part in NameIndex.Part.allCases {
            #expect(register.index.names.count(.unit, part) == 0)
        }
    }
}
