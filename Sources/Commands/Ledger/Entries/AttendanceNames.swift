import Domain
import Grammar
import Notation
import Schemes

/// Finds the people of an attendance by what was typed or pasted.
struct AttendanceNames {
    private let context: Context
    private let session: TrainingSession
    private let directory: Directory

    /// The most names that do not fit that a refusal lists.
    private static let listed = 5

    init(_ context: Context, _ session: TrainingSession, _ unit: UnitID?) {
        self.context = context
        self.session = session
        directory = Directory(
            register: context.register,
            day: session.first,
            unit: unit ?? session.unit,
            regulations: context.regulations
        )
    }

    /// The unit's teachers of whom the condition holds; all of them without one.
    func people(where condition: BoundArguments.Value?) throws(Refusal) -> [PersonID] {
        let teachers = CreditQuestion(context).teachers(of: session.unit, on: session.first)
        guard let condition else { return teachers.map(\.id) }
        let predicate: Predicate<Person>
        do throws(Refusal) {
            predicate = try StageRule.check(condition.text)
        } catch {
            throw condition.pointing(error)
        }
        let view = View(register: context.register, day: session.first, role: context.role)
        return teachers.filter { predicate.holds(for: $0, in: view) == .yes }.map(\.id)
    }

    /// The people of a pasted list: `1.张敏 2.李娜`, `张敏、李娜`.
    /// - Throws: AMBIGUOUS with every name that fits several; NOENT with those that fit nobody.
    func people(in list: BoundArguments.Value) throws(Refusal) -> [PersonID] {
        var found: [PersonID] = []
        var ambiguous: [String] = []
        var unknown: [String] = []
        for name in Self.names(list.text) {
            do throws(Refusal) {
                let id = try directory.person(name)
                if !found.contains(id) { found.append(id) }
            } catch {
                switch error.code {
                case .ambiguous: ambiguous.append("\(excerpt(name)): \(error.hint ?? "")")
                default: unknown.append(excerpt(name))
                }
            }
        }
        if !ambiguous.isEmpty {
            throw list.pointing(
                Refusal(
                    .ambiguous,
                    "\(counted(ambiguous.count, "name")) with several people behind it; write "
                        + "the ids",
                    "\(ambiguous.count) 个姓名对应多人，请写编号",
                    want: "teacher",
                    hint: ambiguous.prefix(Self.listed).joined(separator: " | ")
                )
            )
        }
        if !unknown.isEmpty {
            let shown = unknown.prefix(Self.listed).joined(separator: ", ")
            throw list.pointing(
                Refusal(
                    .noEntity,
                    "nobody is called \(shown)",
                    "没有教师 \(shown)",
                    want: "teacher"
                )
            )
        }
        return found
    }

    /// The names in a pasted text: parted by spaces, commas or 、, with or without numbers.
    static func names(_ text: String) -> [String] {
        let separators: Set<Character> = [" ", ",", "，", "、", ";", "；", "\n", "\t", "\u{3000}"]
        return text.split(whereSeparator: separators.contains).compactMap { part in
            // 1.张敏, 12．李娜, (3)王磊, 4、 stands alone.
            var rest = part.drop { $0 == "(" || $0 == "（" }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let after = rest.dropFirst(digits.count)
            if !digits.isEmpty, let mark = after.first, ".．)）:：".contains(mark) {
                rest = after.dropFirst()
            } else if digits.count == rest.count {
                return nil
            }
            return rest.isEmpty ? nil : String(rest)
        }
    }

    /// Those of `absent=`: `王磊:病假,李娜:公假`.
    /// - Throws: BADARG for a reason that is none, or two reasons of one person; else as
    ///   `Directory.person` does.
    func absent(
        _ list: BoundArguments.Value?
    ) throws(Refusal) -> [PersonID: TrainingSession.State] {
        guard let list else { return [:] }
        do throws(Refusal) {
            return try absent(list.text)
        } catch {
            throw list.pointing(error)
        }
    }

    private func absent(_ text: String) throws(Refusal) -> [PersonID: TrainingSession.State] {
        var found: [PersonID: TrainingSession.State] = [:]
        for part in text.split(whereSeparator: { $0 == "," || $0 == "，" }) {
            let pair = part.split(
                maxSplits: 1,
                omittingEmptySubsequences: false,
                whereSeparator: { $0 == ":" || $0 == "：" }
            )
            let state =
                pair.count == 2 ? try TrainingSession.State.read(String(pair[1])) : .absent
            let person = try directory.person(String(pair[0]))
            if let other = found.updateValue(state, forKey: person), other != state {
                throw Refusal(
                    .badArgument,
                    "\(excerpt(String(pair[0]))) is both \(other.label.english) and "
                        + state.label.english,
                    "\(excerpt(String(pair[0]))) 既写\(other.label.chinese)又写\(state.label.chinese)",
                    want: "absent"
                )
            }
        }
        return found
    }
}
