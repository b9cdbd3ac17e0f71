import Testing

@testable import Domain

@Suite("hashes of bytes")
struct ByteHashTests {
    @Test("what differs in one byte, or in its length, has another hash")
    func different() {
        var hashes: Set<UInt64> = []
        var count = 0
        for length in 0..<70 {
            let bytes = [UInt8](repeating: 0x61, count: length)
            for place in 0..<max(1, length) {
                for value: UInt8 in [0, 1, 0x61, 0xFF] where value != 0x61 || place == 0 {
                    var changed = bytes
                    if length > 0 { changed[place] = value }
                    if length == 0, value != 0x61 { continue }
                    hashes.insert(changed.withUnsafeBytes { ByteHash.hash($0) })
                    count += 1
                }
            }
        }
        #expect(hashes.count == count)
    }

    @Test("a text's hash is that of its bytes, however it is kept")
    func texts() {
        for text in ["", "T-1", "教师甲乙丙丁戊己庚辛", String(repeating: "ab", count: 400)] {
            var copy = ""
            for scalar in text.unicodeScalars { copy.unicodeScalars.append(scalar) }
            let bytes = Array(text.utf8).withUnsafeBytes { ByteHash.hash($0) }
            #expect(ByteHash.hash(text) == bytes)
            #expect(ByteHash.hash(copy) == bytes)
            #expect(ByteHash.isEqual(text, copy))
            #expect(!ByteHash.isEqual(text, copy + "x"))
        }
        #expect(!ByteHash.isEqual("e\u{301}", "\u{E9}"))
    }

    @Test("keys that follow on one another spread over the low bits")
    func spread() {
        var counts = [Int](repeating: 0, count: 256)
        for number in 0..<25_600 {
            counts[Int(ByteHash.hash("T-\(number + 100_000)") & 255)] += 1
        }
        #expect(counts.allSatisfy { (50...160).contains($0) })
    }
}
