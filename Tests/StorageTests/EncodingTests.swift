import Domain
import Testing

@testable import Storage

/// The canonical bytes and texts.
struct EncodingTests {
    @Test(
        "integers of every size come back",
        arguments: [0, 1, -1, 63, 64, -64, -65, 8191, 1 << 40, Int64.max, Int64.min]
    )
    func integers(number: Int64) {
        var writer = RowWriter()
        writer.integer(number)
        let read: Int64? = writer.withBytes { bytes in
            var cursor = RowCursor(bytes)
            guard case .integer(let value) = cursor.next(), cursor.isAtEnd else { return nil }
            return value
        }
        #expect(read == number)
    }

    @Test("the bytes of a row are frozen")
    func frozen() {
        var writer = RowWriter()
        CounterRow(prefix: "TA", value: 300)?.write(to: &writer)
        writer.null()
        let bytes = writer.bytes
        #expect(bytes == [2, 2, 0x54, 0x41, 1, 0xD8, 0x04, 0])
    }

    @Test("cut bytes are not read past their end")
    func cut() {
        var writer = RowWriter()
        writer.text("语文")
        let bytes = writer.bytes
        for length in bytes.indices {
            Array(bytes.prefix(length)).withUnsafeBytes { bytes in
                var cursor = RowCursor(bytes)
                let isRead = cursor.next() != nil
                #expect(!isRead)
            }
        }
    }

    @Test(
        "lists have one text",
        arguments: [
            ([], "[]"), (["语文"], "[\"语文\"]"), (["a", ""], "[\"a\",\"\"]"),
            (["\"\\\n"], "[\"\\\"\\\\\\u000a\"]"),
        ]
    )
    func lists(list: [String], text: String) {
        #expect(list.storedText == text)
        #expect([String](storedText: text) == list)
    }

    @Test(
        "what is no list is refused",
        arguments: ["", "[", "]", "语文", "[\"a\"", "[\"a\",]", "[a]", "[\"a\"\"b\"]", "[\"a"]
    )
    func badLists(text: String) {
        #expect([String](storedText: text) == nil)
    }

    @Test(
        "what is no day is refused",
        arguments: ["", "2024-9-1", "2024-02-30", "2024-09", "2024/09/01", "二〇二四-09-01"]
    )
    func badDays(text: String) {
        #expect(Day(storedText: text) == nil)
    }

    @Test("every day of a century has its text")
    func days() {
        for number in stride(from: -25_000, to: 60_000, by: 7) {
            let day = Day(daysSinceEpoch: Int32(number))
            #expect(day.storedText == day.description)
            #expect(Day(storedText: day.storedText) == day)
        }
    }

    @Test(
        "what is no role or range is refused",
        arguments: ["", "boss", "2024-09-01.. ", "2024-09-01 teacher", "2024-09-01..2024-08-31 x"]
    )
    func badRoles(text: String) {
        #expect(Person.RoleHolding(storedText: text) == nil)
    }

    @Test("the digest of a table does not mind the order of its rows")
    func digests() {
        let rows: [[UInt8]] = [[1], [2, 2], [3], [3]]
        var forward = TableDigest()
        var backward = TableDigest()
        for row in rows { row.withUnsafeBytes { forward.add($0) } }
        for row in rows.reversed() { row.withUnsafeBytes { backward.add($0) } }
        #expect(forward == backward)
        #expect(forward.rowCount == 4)
        for row in rows { row.withUnsafeBytes { forward.remove($0) } }
        #expect(forward == TableDigest())
    }

    @Test("a fingerprint is SHA-256")
    func fingerprint() {
        let hex = Fingerprint(of: "abc").bytes.prefix(4).map { String($0, radix: 16) }
        #expect(hex == ["ba", "78", "16", "bf"])
        let bytes = Fingerprint(of: "abc").bytes
        #expect(bytes.withUnsafeBytes { Fingerprint(stored: $0) } == Fingerprint(of: "abc"))
    }
}
