import Support
import Testing

@testable import Domain

@Suite("a hash trie is what a dictionary is")
struct HashTrieTests {
    /// A key whose hash has as few values as a test wants.
    private struct Key: Hashable {
        let number: Int
        let hashes: Int

        func hash(into hasher: inout Hasher) {
            hasher.combine(number % hashes)
        }
    }

    private final class Leaf: TrieLeaf {
        let key: Key
        let value: Int

        init(_ key: Key, _ value: Int) {
            self.key = key
            self.value = value
        }
    }

    private func expectEqual(_ trie: HashTrie<Leaf>, _ model: [Key: Int]) {
        #expect(trie.count == model.count)
        #expect(trie.isEmpty == model.isEmpty)
        let leaves = trie.leaves
        #expect(leaves.count == model.count)
        #expect(Dictionary(leaves.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }) == model)
    }

    @Test(
        "after any puts and removals, copies untouched, however many keys share a hash",
        arguments: [1, 3, 50, 1_000_000],
        [200, 5_000]
    )
    func random(hashes: Int, range: Int) {
        var random = Generator(state: UInt64(hashes + range))
        var trie = HashTrie<Leaf>()
        var model: [Key: Int] = [:]
        var kept: [(HashTrie<Leaf>, [Key: Int])] = []
        let steps = hashes < 50 ? 800 : 6_000
        for step in 0..<steps {
            let key = Key(number: Int.random(in: 0..<range, using: &random), hashes: hashes)
            let removes = Int.random(in: 0..<10, using: &random) < (step < steps / 2 ? 3 : 8)
            if removes {
                trie.remove(key)
                model[key] = nil
            } else if step.isMultiple(of: 3) {
                let isThere = trie.update(key) { $0 = Leaf(key, step) }
                #expect(isThere == (model[key] != nil))
                if isThere { model[key] = step }
            } else {
                trie.put(Leaf(key, step))
                model[key] = step
            }
            #expect(trie[key]?.value == model[key])
            if step.isMultiple(of: steps / 5) { kept.append((trie, model)) }
        }
        for (trie, model) in kept + [(trie, model)] {
            expectEqual(trie, model)
            for number in 0..<range {
                let key = Key(number: number, hashes: hashes)
                #expect(trie[key]?.value == model[key])
            }
        }
    }

    @Test("what is removed is let go, and what copies hold is not")
    func lifetimes() {
        weak var gone: Leaf?
        weak var held: Leaf?
        var trie = HashTrie<Leaf>()
        let keys = (0..<100).map { Key(number: $0, hashes: 1_000) }
        for key in keys { trie.put(Leaf(key, 1)) }
        gone = trie[keys[7]]
        held = trie[keys[8]]
        trie.remove(keys[7])
        let copy = trie
        trie.remove(keys[8])
        #expect(gone == nil)
        #expect(held != nil)
        #expect(copy[keys[8]] === held)
        for key in keys { trie.remove(key) }
        #expect(trie.isEmpty)
        #expect(copy.count == 99)
    }

    @Test(
        "the keys in which two states differ, however many keys share a hash",
        arguments: [1, 3, 1_000_000]
    )
    func differences(hashes: Int) {
        var random = Generator(state: UInt64(hashes))
        var trie = HashTrie<Leaf>()
        var states = [trie]
        for step in 0..<600 {
            let key = Key(number: Int.random(in: 0..<60, using: &random), hashes: hashes)
            if step % 3 == 2 { trie.remove(key) } else { trie.put(Leaf(key, step)) }
            states.append(trie)
        }
        for _ in 0..<300 {
            let one = states[Int.random(in: 0..<states.count, using: &random)]
            let other = states[Int.random(in: 0..<states.count, using: &random)]
            let keys = (0..<60).map { Key(number: $0, hashes: hashes) }
            let expected = Set(keys.filter { one[$0] !== other[$0] })
            let found = one.keysChanged(since: other)
            #expect(Set(found) == expected)
            #expect(found.count == expected.count)
        }
    }
}
