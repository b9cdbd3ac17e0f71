import Domain
import Grammar
import Notation

/// `if-rev=`: an update is carried out only on the revision of its object that the user has seen.
///
/// Declared and checked here for every update; its object is the first that the update changes.
enum Precondition {
    static let parameter = Parameter<Int?>.optional(
        Label("if-rev", "若版本"),
        Reading<Int>.value,
        Bilingual("only if this is its revision; 0: only if it is not there", "仅当版本号相符；0 表示尚不存在")
    )

    /// - Throws: CONFLICT with the revision that the object has.
    static func check(_ expected: Int?, _ proposal: Proposal) throws(Refusal) {
        guard let expected else { return }
        let found = revision(of: proposal)
        guard found != expected else { return }
        throw Refusal(
            .conflict,
            Bilingual(
                "its revision is \(found), not \(expected): look again",
                "当前版本号为 \(found)，不是 \(expected)：请重新查看"
            ),
            want: "if-rev",
            details: [Refusal.Detail("rev", String(found))]
        )
    }

    /// That of the object before the update; 0 where it was not there.
    private static func revision(of proposal: Proposal) -> Int {
        guard let change = proposal.changes.first else {
            for pair in proposal.reply.meta where pair.key == "rev" {
                if case .integer(let revision) = pair.value { return revision }
            }
            return 0
        }
        return change.revisions.before ?? 0
    }
}
