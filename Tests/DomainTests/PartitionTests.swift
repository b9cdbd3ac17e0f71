import Domain
import Testing

@Suite("the partition of what is in order")
struct PartitionTests {
    @Test("is found wherever it lies, in rows of every length")
    func everywhere() {
        for count in 0...17 {
            for place in 0...count {
                let row = (0..<count).map { $0 >= place }
                #expect(row.partitioningIndex { $0 } == place)
                // The places of a slice are those of the whole.
                let whole = [false, false] + row + [true]
                #expect(whole[2..<(count + 2)].partitioningIndex { $0 } == place + 2)
            }
        }
    }

    @Test("asks of a thousand elements about ten")
    func effort() {
        var asked = 0
        let found = (0..<1_000).partitioningIndex { number in
            asked += 1
            return number >= 700
        }
        #expect(found == 700)
        #expect(asked <= 10)
    }

    @Test("of what stands twice is the first above it")
    func ties() {
        let numbers = [1, 3, 3, 3, 8]
        #expect(numbers.partitioningIndex { $0 >= 3 } == 1)
        #expect(numbers.partitioningIndex { $0 > 3 } == 4)
        #expect(numbers.partitioningIndex { $0 > 8 } == 5)
    }
}
