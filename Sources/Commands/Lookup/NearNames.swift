import Domain
import Grammar
import Notation

/// What was probably meant by a name or key that no object has.
struct NearNames {
    let register: Register
    let day: Day

    /// The entries of the index that are looked at from each start.
    private static let lookLimit = 300
    /// The most that are proposed: where more are as near, any of them would be a guess.
    private static let candidateLimit = 3

    /// The keys that are nearest, each with what else it is known by; nil where nothing is near.
    ///
    /// Keys that differ in their numbers alone are other objects, not slips.
    /// - Complexity: O(`lookLimit`).
    func hint(for text: String, _ kind: ObjectKind) -> String? {
        let folded = text.asciiLowercased
        var keys: [String: Set<String>] = [:]
        for (start, part) in Self.starts(of: folded) {
            var looked = 0
            register.index.names.visit(kind.nameKind, part, beginningWith: start) { entry in
                looked += 1
                if part == .key {
                    keys[entry.text, default: []].insert(entry.key)
                } else if let name = name(of: entry.key, kind) {
                    keys[name.asciiLowercased, default: []].insert(entry.key)
                }
                return looked < Self.lookLimit
            }
        }
        let numberless = Self.withoutDigits(folded)
        let candidates = keys.keys.filter {
            $0 == folded || Self.withoutDigits($0) != numberless
        }
        let near = Set(allNearest(to: folded, among: candidates).flatMap { keys[$0] ?? [] })
        guard (1...Self.candidateLimit).contains(near.count) else { return nil }
        return near.sorted().map { key in
            name(of: key, kind).map { "\(key) \($0)" } ?? key
        }.joined(separator: "; ")
    }

    /// With what the index is asked: two characters may be right, the first one, or the second.
    private static func starts(of text: String) -> [(String, NameIndex.Part)] {
        let (two, one) = (String(text.prefix(2)), String(text.prefix(1)))
        let second = String(text.dropFirst().prefix(1))
        let starts: [(String, NameIndex.Part)] = [
            (two, .key), (two, .name), (one, .key), (one, .name), (second, .rest),
        ]
        return starts.filter { !$0.0.isEmpty }
    }

    private static func withoutDigits(_ text: String) -> String {
        text.filter { !$0.isASCII || !$0.isNumber }
    }

    private func name(of key: String, _ kind: ObjectKind) -> String? {
        switch kind {
        case .unit: register.units[UnitID(key)]?.name[day]
        case .teacher: register.persons[PersonID(key)]?.name[day]
        case .schoolClass: nil
        }
    }
}

extension ObjectKind {
    fileprivate var nameKind: NameIndex.Kind {
        switch self {
        case .unit: .unit
        case .teacher: .person
        case .schoolClass: .schoolClass
        }
    }
}
