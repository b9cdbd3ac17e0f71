import Domain
import Grammar
import Notation
import Schemes

/// The fields of a tally: how many forms it is, and how many chose each level (统计).
enum TallyFields {
    static let all: [EntityField<Evaluation>] = [
        .derived(
            Label("forms", "份数"),
            Bilingual("how many people's forms it is", "回收份数，单张为 1"),
            Int.self
        ) { it, _ in .integer(it.forms) },
        .derived(
            Label("counts", "统计"),
            Bilingual("of a tally, how many chose each level", "各等级份数，仅统计"),
            String.self
        ) { it, view in
            guard case .tally(let tally) = it.content, tellsText(of: it, view),
                let form = regulations(view).instrument(tally.instrument)
            else { return .none }
            return .text(LevelCountList.text(counts(tally, form, view.role), of: form))
        },
    ]

    /// Whether a comment may be told: that of a tally goes with its counts.
    static func tellsText(of evaluation: Evaluation, _ view: View) -> Bool {
        UnsignedForms.tellsText(of: evaluation, to: view.role, regulations(view))
    }

    /// Those that may be told: of an item that few of many answered to admins alone.
    private static func counts(_ tally: FormTally, _ form: Instrument, _ role: Role) -> [[Int]] {
        guard role < .admin else { return tally.counts }
        return tally.counts.map { row in
            let answers = row.reduce(0, +)
            return answers == 0 || answers >= form.rule.fewestForms ? row : []
        }
    }

    private static func regulations(_ view: View) -> Regulations {
        Regulations(register: view.register, book: .shared)
    }
}
