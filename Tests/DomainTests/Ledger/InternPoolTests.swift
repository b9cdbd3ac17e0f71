import Testing

@testable import Domain

@Suite("values that are kept once")
struct InternPoolTests {
    private static func pool() -> InternPool<String> {
        InternPool(blank: "") { $0.utf8.count > 15 ? $0.utf8.count : 0 }
    }

    @Test("what is forgotten has no number, its number is given again, and the others keep theirs")
    func forgetting() {
        let pool = Self.pool()
        let numbers = (0..<10_000).map { pool.number(of: "word \($0)") }
        #expect(Set(numbers).count == 10_000)
        var used = NumberSet()
        for number in numbers where number % 3 == 0 { used.insert(number) }
        pool.forget(but: used)
        #expect(pool.figures.count == used.count)
        for (place, number) in numbers.enumerated() {
            let known = pool.known("word \(place)")
            #expect(known == (number % 3 == 0 ? number : nil))
            if known != nil { #expect(pool[number] == "word \(place)") }
        }
        let again = (0..<10_000 - used.count).map { pool.number(of: "other \($0)") }
        #expect(Set(again).isDisjoint(with: numbers.filter { $0 % 3 == 0 }))
        #expect(Set(again).isSubset(of: numbers), "no new places while there are old ones")
        for (place, number) in again.enumerated() { #expect(pool[number] == "other \(place)") }
        #expect(!numbers.contains(pool.number(of: "one more")))
    }

    @Test("the figure rises with long values and falls when they are forgotten")
    func figures() {
        let pool = Self.pool()
        let (empty, long) = (pool.figures.bytes, String(repeating: "x", count: 10_000))
        let number = pool.number(of: long)
        #expect(pool.figures.count == 1)
        #expect(pool.figures.bytes >= empty + 10_000)
        #expect(pool.number(of: long) == number)
        #expect(pool.figures.count == 1)
        let full = pool.figures.bytes
        pool.forget(but: NumberSet())
        #expect(pool.figures.count == 0)
        #expect(pool.figures.bytes <= full - 10_000)
    }

    @Test("a set of numbers has what was put into it")
    func numbers() {
        var set = NumberSet()
        let put: Set<UInt32> = [0, 1, 63, 64, 65, 127, 4_096, 1_000_003]
        for number in put {
            set.insert(number)
            set.insert(number)
        }
        #expect(set.count == put.count)
        for number in UInt32(0)..<200 { #expect(set.contains(number) == put.contains(number)) }
        #expect(set.contains(1_000_003) && !set.contains(1_000_004) && !set.contains(.max))
    }
}
