import Domain
import Notation

extension ObjectNames {
    /// The most classes that are looked at for a printed name.
    private static var classLimit: Int { 2_000 }

    /// The classes whose printed name begins so: `三`, `三1`, `三（1`.
    ///
    /// The grade that the text begins with and the grades that units begin with give the years of
    /// entry; those are in the index.
    func classes(_ typed: String) -> [Found] {
        guard !typed.isEmpty else { return [] }
        let register = context.register
        let view = View(register: register, day: context.today)
        let year = SchoolYear(containing: context.today).start
        // The grades that can be meant: the names of the others' classes need not be made.
        let meant = Set(
            (-3...12).filter { number in
                guard let grade = Grade(number) else { return false }
                let name = ClassName(grade: grade, number: 1).short.dropLast()
                return name.hasPrefix(typed) || typed.hasPrefix(name)
            }
        )
        let years = meant.flatMap { number in (-3...number).map { year - (number - $0) } }
        var found: [(name: String, key: String)] = []
        var looked = 0
        for year in Set(years).sorted() {
            register.index.names.visit(.schoolClass, .name, beginningWith: "\(year)") { entry in
                looked += 1
                guard looked <= Self.classLimit, found.count < limit else { return false }
                guard let group = register.classes[ClassID(entry.key)],
                    let grade = group.grade(in: view), meant.contains(grade.number)
                else { return true }
                let name = ClassName(grade: grade, number: group.number)
                for text in [name.short, name.printed] where text.hasPrefix(typed) {
                    found.append((text, entry.key))
                    break
                }
                return true
            }
        }
        let counts = Dictionary(found.map { ($0.name, 1) }, uniquingKeysWith: +)
        return found.sorted { $0 < $1 }.map { name, key in
            counts[name] == 1 ? Found(text: name, note: key) : Found(text: key, note: name)
        }
    }

    /// The papers or results whose key begins so; up to the test, the tests themselves.
    func parts(_ typed: String, _ kind: String) -> [Found] {
        let register = context.register
        let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2 else {
            return beginning(with: typed, kind: "test").map { test in
                let key = test.text.contains("/") ? test.text : "\(test.note)/\(test.text)"
                return Found(text: key + "/", note: "")
            }
        }
        let test = TestID(unit: UnitID(parts[0]), name: parts[1])
        let keys =
            kind == "paper"
            ? register.index.papersByTest[test].map { id in
                Found(text: id.text, note: register.papers[id].map { "\($0.on)" } ?? "")
            }
            : register.index.resultsByTest[test].map { id in
                Found(text: id.text, note: register.results[id]?.grade.text ?? "")
            }
        return Array(keys.filter { $0.text.hasPrefix(typed) }.prefix(limit))
    }

    private static func capitals(_ text: String) -> String {
        let bytes = text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The lines of the ledger whose key begins so.
    ///
    /// Two million keys are in no ordered index. They are counted up by the server, so that the
    /// numbers that go on as was typed are looked up, the shorter ones first.
    func entries(_ typed: String) -> [Found] {
        let ledger = context.register.entries.shelf
        let capitals = Self.capitals(typed)
        let made = ["A-", "H-"].filter { $0.hasPrefix(capitals) && $0 != typed }
        let beginnings = made + (capitals == typed ? [typed] : [typed, capitals])
        var found: [Found] = []
        for beginning in beginnings where found.count < limit {
            found += ledger.keys(beginningWith: beginning, limit: limit - found.count).map { key in
                let entry = ledger.object(key)
                let what = [entry?.teacher.text, entry?.last.description, entry?.title]
                return Found(text: key.text, note: what.compactMap(\.self).joined(separator: " "))
            }
        }
        return found
    }
}
