import Grammar
import Testing

@testable import Wire

@Suite("bytes on their way out")
struct OutputBufferTests {
    @Test("what is appended stands there in order, however it grows")
    func grows() {
        let output = OutputBuffer(capacity: 0)
        var expected = ""
        for number in 0..<2_000 {
            output.append("行")
            output.append(number)
            output.append(UInt8(ascii: ";"))
            expected += "行\(number);"
        }
        output.append(String(repeating: "x", count: 100_000))
        output.append([UInt8](repeating: 0x79, count: 100_000))
        expected += String(repeating: "x", count: 100_000) + String(repeating: "y", count: 100_000)
        #expect(output.contents == expected)
        #expect(output.count == expected.utf8.count)
    }

    @Test("it can be cut back and emptied, and is used again")
    func emptied() {
        let output = OutputBuffer()
        output.append("abc")
        output.truncate(to: 1)
        #expect(output.contents == "a")
        output.removeAll()
        #expect(output.isEmpty)
        output.append(String(repeating: "x", count: 1 << 20))
        output.removeAll(keepingCapacity: true)
        #expect(output.sink.capacity <= WireLimits.keptOutputBytes)
        output.append("d")
        output.removeAll(keepingCapacity: false)
        output.append("e")
        #expect(output.contents == "e")
    }

    @Test(
        "exact numbers are written digit by digit",
        arguments: [
            (0, 0, "0", "0"), (7, 0, "7", "7"), (-7, 0, "-7", "-7"), (0, 2, "0", "0.00"),
            (5, 2, "0.05", "0.05"), (-5, 2, "-0.05", "-0.05"), (50, 2, "0.5", "0.50"),
            (100, 2, "1", "1.00"), (354_150, 2, "3541.5", "3541.50"), (-100, 1, "-10", "-10.0"),
            (123_456, 4, "12.3456", "12.3456"),
            (1, 20, "0.00000000000000000001", "0.00000000000000000001"),
            (Int.max, 0, "9223372036854775807", "9223372036854775807"),
            (Int.min, 0, "-9223372036854775808", "-9223372036854775808"),
            (Int.min, 2, "-92233720368547758.08", "-92233720368547758.08"),
            (9_999, 0, "9999", "9999"), (10_000, 0, "10000", "10000"),
        ]
    )
    func decimals(scaled: Int, places: Int, trimmed: String, whole: String) {
        let output = OutputBuffer()
        output.sink.append(DecimalText(scaled: scaled, places: places, isTrimmed: true))
        #expect(output.contents == trimmed)
        output.removeAll()
        output.sink.append(DecimalText(scaled: scaled, places: places, isTrimmed: false))
        #expect(output.contents == whole)
    }

    @Test("every power of ten and its neighbours")
    func powers() {
        let output = OutputBuffer()
        var power = 1
        while true {
            for number in [power - 1, power, power + 1, -power] {
                output.removeAll()
                output.append(number)
                #expect(output.contents == String(number))
            }
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            guard !overflow else { break }
            power = next
        }
    }

    @Test("days have four, two and two digits")
    func days() {
        let output = OutputBuffer()
        for (year, month, day) in [(2024, 9, 1), (1, 1, 1), (9_999, 12, 31), (0, 0, 0)] {
            output.sink.append(DayText(year: year, month: month, day: day))
        }
        #expect(output.contents == "2024-09-010001-01-019999-12-310000-00-00")
    }

    @Test("every character is escaped exactly where the grammar forbids it raw, at any place")
    func everyScalar() {
        let output = OutputBuffer()
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let padding = String(repeating: "a", count: Int(value % 9))
            let text = padding + String(Character(scalar)) + "bcdefghi"
            output.removeAll()
            output.sink.append(text, as: .field)
            let raw = !NativeText.isControl(scalar) && scalar != "\\"
            if (output.contents == text) != raw { wrong.append(value) }
            output.removeAll()
            output.sink.append(text, as: .metaValue)
            let rawMeta = raw && scalar != " " && scalar != "="
            if (output.contents == text) != rawMeta { wrong.append(value) }
            output.removeAll()
            output.sink.append(text, as: .simpleString)
            let spaced = NativeText.isControl(scalar) ? padding + " bcdefghi" : text
            if output.contents != spaced { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
    }

    @Test(
        "what is escaped as a field is read back by the native parser",
        arguments: [
            "a\tb\nc\rd\\e", "\u{0001}\u{1F}\u{7F}\u{85}\u{2028}\u{202E}\u{2066}",
            "“张敏” — 😀 \u{E000}",
            "", "\\", "\u{C2}\u{E2}", "Â â ê",
        ]
    )
    func roundTrip(_ text: String) throws {
        let output = OutputBuffer()
        output.sink.append(text, as: .field)
        let request = try StatementParser.parse("x \"\(output.contents)\"")
        #expect(request?.words.last?.text == text)
    }
}
