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
            guard case .tally(let tally) = it.content, let form = instrument(tally, view),
                view.role >= .admin || tally.forms >= form.rule.fewestForms
            else { return .none }
            return .text(LevelCountList.text(tally.counts, of: form))
        },
    ]

    private static func instrument(_ tally: FormTally, _ view: View) -> Instrument? {
        Regulations(register: view.register, book: .shared).instrument(tally.instrument)
    }
}
