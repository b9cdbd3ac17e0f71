package import Domain
package import Grammar

/// Reads pasted marks: `P01:92 P02:absent P03:88.5`, parted by spaces or commas.
package enum MarkList {
    /// The most entries of one list; a class has no more pupils.
    package static let limit = 1_000

    /// Reads the entries in their order.
    /// - Throws: BADARG saying which entry is wrong.
    package static func read(
        _ text: String
    ) throws(Refusal) -> [(key: String, state: PupilMark.State)] {
        var entries: [(key: String, state: PupilMark.State)] = []
        var seen: Set<String> = []
        for part in text.split(whereSeparator: { " ,，、;；\n\t".contains($0) }) {
            let pair = part.split(maxSplits: 1, omittingEmptySubsequences: false) {
                ":：".contains($0)
            }
            guard pair.count == 2, !pair[0].isEmpty else {
                throw Refusal(
                    .badArgument,
                    "\(excerpt(String(part))) is not PUPIL:MARK",
                    "\(excerpt(String(part))) 应写作 学生:分数",
                    want: "list"
                )
            }
            let key = String(pair[0])
            guard seen.insert(key).inserted else {
                throw Refusal(
                    .badArgument,
                    "\(excerpt(key)) stands twice in the list",
                    "列表中 \(excerpt(key)) 重复",
                    want: "list"
                )
            }
            guard entries.count < limit else {
                throw Refusal(
                    .badArgument,
                    "a list of more than \(limit)",
                    "列表超过 \(limit) 项",
                    want: "list"
                )
            }
            entries.append((key, try state(String(pair[1]), of: key)))
        }
        guard !entries.isEmpty else {
            throw Refusal(.badArgument, "an empty list", "列表为空", want: "list")
        }
        return entries
    }

    private static func state(
        _ text: String,
        of key: String
    ) throws(Refusal) -> PupilMark.State {
        do throws(Refusal) {
            return try PupilMark.State.read(text)
        } catch {
            throw Refusal(
                error.code,
                Bilingual(
                    "\(excerpt(key)): \(error.message.english)",
                    "\(excerpt(key))：\(error.message.chinese)"
                ),
                want: "list"
            )
        }
    }
}

/// Pupils at each level: `优:32,良:6,合格:2`.
package struct LevelCounts: Hashable, Sendable {
    package var excellent = 0
    package var good = 0
    package var pass = 0
    package var fail = 0

    package init(excellent: Int = 0, good: Int = 0, pass: Int = 0, fail: Int = 0) {
        self.excellent = excellent
        self.good = good
        self.pass = pass
        self.fail = fail
    }

    package var sat: Int { excellent + good + pass + fail }
}

extension LevelCounts: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("levels", "等级人数"), shape: "优:32,良:6,合格:2")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    private static let excellent = ["优", "优秀", "excellent", "A"]
    private static let good = ["良", "良好", "good", "B"]
    private static let pass = ["合格", "及格", "中", "pass", "C"]
    private static let fail = ["不合格", "待合格", "不及格", "差", "fail", "D"]

    /// Reads the levels, each at most once.
    package static func read(_ text: String) throws(Refusal) -> LevelCounts {
        var counts = LevelCounts()
        var seen: Set<Int> = []
        for part in text.split(whereSeparator: { " ,，、".contains($0) }) {
            let pair = part.split(maxSplits: 1) { ":：".contains($0) }.map(String.init)
            guard pair.count == 2, let number = Decimals.natural(pair[1]) else { throw bad(text) }
            let level: Int
            switch pair[0] {
            case let name where excellent.contains(name): (level, counts.excellent) = (0, number)
            case let name where good.contains(name): (level, counts.good) = (1, number)
            case let name where pass.contains(name): (level, counts.pass) = (2, number)
            case let name where fail.contains(name): (level, counts.fail) = (3, number)
            default: throw bad(text)
            }
            guard seen.insert(level).inserted else { throw bad(text) }
        }
        guard !seen.isEmpty else { throw bad(text) }
        return counts
    }

    package var fieldValue: FieldValue {
        .text("优:\(excellent),良:\(good),合格:\(pass),不合格:\(fail)")
    }
}
