import Domain
import Testing

@Suite("a certificate's check digit: ISO 7064, MOD 11,10")
struct CertificateTests {
    @Test("the standard's example: 0794 has 5")
    func example() {
        #expect(Certificate.checkDigit(of: [0, 7, 9, 4]) == 5)
        #expect(Certificate.isValid("07945"))
    }

    @Test("every wrong digit is found")
    func substitutions() {
        let number = Array("20240000010".utf8)
        for place in number.indices {
            for digit in UInt8(0x30)...0x39 where digit != number[place] {
                var wrong = number
                wrong[place] = digit
                #expect(!Certificate.isValid(String(decoding: wrong, as: UTF8.self)))
            }
        }
        #expect(Certificate.isValid("20240000010"))
    }

    @Test("what is no number is none", arguments: ["", "7", "12a45", "１２", "-1"])
    func strange(text: String) {
        #expect(!Certificate.isValid(text))
    }
}
