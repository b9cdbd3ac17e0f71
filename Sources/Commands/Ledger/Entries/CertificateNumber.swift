import Domain
import Grammar
import Notation

/// Numbers of certificates: the year, six digits, and the check digit.
enum CertificateNumber {
    /// The counter from which the serial numbers are taken.
    static let prefix = "CN"

    /// The next number of a year, and the step of its counter.
    static func next(_ year: Int, _ register: Register) -> (CertificateID, CounterStep) {
        let before = register.counters[prefix] ?? 0
        var serial = before
        while true {
            serial += 1
            let digits = "\(year)" + String("00000\(serial)".suffix(max(6, "\(serial)".count)))
            let check = Certificate.checkDigit(of: digits.utf8.map { Int($0) - 0x30 })
            let id = CertificateID(digits + "\(check)")
            if register.certificates[id] == nil {
                return (id, CounterStep(prefix: prefix, before: before, after: serial))
            }
        }
    }

    /// The number given, checked, or the next one.
    static func number(
        _ given: CertificateID?,
        _ day: Day,
        _ register: Register
    ) throws(Refusal) -> (CertificateID, CounterStep?) {
        guard let given else {
            let (id, step) = next(day.year, register)
            return (id, step)
        }
        guard Certificate.isValid(given.text) else {
            throw Refusal(
                .badArgument,
                "\(excerpt(given.text)): the check digit is wrong",
                "\(excerpt(given.text))：校验码不符",
                want: "number"
            )
        }
        guard register.certificates[given] == nil else {
            throw Refusal(
                .exists,
                "certificate \(given.text) is there already",
                "证书 \(given.text) 已存在",
                want: "number",
                hint: "certificate show \(given.text)"
            )
        }
        return (given, nil)
    }

    /// The teacher's live certificate.
    static func live(of teacher: PersonID, _ register: Register) -> Certificate? {
        register.index.certificatesByTeacher[teacher].lazy
            .compactMap { register.certificates[$0] }.first(where: \.isLive)
    }

    static let number = Parameter<CertificateID?>.optional(
        Label("number", "证书编号"),
        Reading<CertificateID>.value,
        Bilingual("as printed, with its check digit; made unless given", "印制编号（含校验码），默认自动生成")
    )
}
