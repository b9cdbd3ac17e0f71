import Domain
import Grammar

/// That everything to which an object refers is there.
enum PresentObjects {
    /// - Throws: NOENT with the first key that is of nothing; `want` is the field that may name
    ///   what is not there, the others being looked up when they are read.
    static func check(
        _ names: [ObjectName],
        _ register: Register,
        want: String
    ) throws(Refusal) {
        guard let absent = names.first(where: { !register.has($0) }) else { return }
        throw Refusal(
            .noEntity,
            "no object \(excerpt(absent.text))",
            "没有对象 \(excerpt(absent.text))",
            want: want
        )
    }
}
