import Grammar
import Testing

@testable import Wire

@Suite("what may stand raw on the wire")
struct TextScannerTests {
    private func isText(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            return TextScanner.scan(buffer, from: &index, to: buffer.count) == .end
        }
    }

    @Test("every character is judged as the grammar judges it, at every place in eight bytes")
    func everyScalar() {
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(Character(scalar)).utf8)
            let expected = !NativeText.isControl(scalar)
            let padding = [UInt8](repeating: 0x61, count: Int(value % 9))
            if isText(padding + bytes + Array("abcdefghi".utf8)) != expected { wrong.append(value) }
            if isText(padding + bytes) != expected { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("every two and three bytes are UTF-8 exactly when Swift's decoder says so")
    func everySequence() {
        var wrong: [[UInt8]] = []
        func check(_ bytes: [UInt8]) {
            let valid = String(validating: bytes, as: UTF8.self)
            let expected = valid.map { !$0.unicodeScalars.contains(where: NativeText.isControl) }
            if isText(bytes) != (expected ?? false) { wrong.append(bytes) }
        }
        for lead in UInt8(0x7E)...0xFF {
            for second in UInt8(0)...0xFF {
                check([lead, second])
                for third in [UInt8](arrayLiteral: 0x41, 0x7F, 0x80, 0xA8, 0xAE, 0xAF, 0xBF, 0xC0) {
                    check([lead, second, third])
                    check([lead, second, third, 0x80])
                    check([lead, second, third, 0x7F])
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("a scan goes on where it stopped")
    func resumed() {
        let bytes = Array("abc张敏 😀 def".utf8)
        bytes.withUnsafeBufferPointer { buffer in
            for cut in 0...bytes.count {
                var index = 0
                let first = TextScanner.scan(buffer, from: &index, to: cut)
                #expect(first == .end || first == .truncated)
                #expect(cut - index < 4)
                #expect(TextScanner.scan(buffer, from: &index, to: buffer.count) == .end)
                #expect(index == bytes.count)
            }
        }
    }
}
