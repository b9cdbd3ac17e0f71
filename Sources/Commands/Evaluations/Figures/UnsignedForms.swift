import Domain
import Grammar
import Notation
import Schemes

/// What is told below admin of forms that name nobody (匿名保护).
///
/// Who knows when somebody sat at the keys would know that person's form by watching one come in.
/// So nobody but admins sees one form, and sums move by several forms at once: those of whole
/// days that are over, as soon as there are enough of them. A batch never changes its
/// members, so that no difference of two reports is fewer than that.
enum UnsignedForms {
    /// Those that are told together to who asks, of all forms about one thing by one instrument.
    ///
    /// Who asks for some of them, of some days, gets the batches that are among those as a whole.
    static func told(
        _ evaluations: [Evaluation],
        _ instrument: Instrument,
        _ context: Context,
        where passes: (Evaluation) -> Bool = { _ in true }
    ) -> [Evaluation] {
        guard context.role < .admin else { return evaluations.filter(passes) }
        let fewest = instrument.rule.fewestForms
        var told = evaluations.filter { !isHeld($0, fewest: fewest) && passes($0) }
        var (batch, forms): ([Evaluation], Int) = ([], 0)
        let held = evaluations.filter { isHeld($0, fewest: fewest) && $0.entered < context.today }
        let days = Dictionary(grouping: held, by: \.entered).sorted { $0.key < $1.key }
        for (_, own) in days {
            batch += own
            forms += own.reduce(0) { $0 + $1.forms }
            guard forms >= fewest else { continue }
            told += batch.allSatisfy(passes) ? batch : []
            (batch, forms) = ([], 0)
        }
        return told.sorted { $0.id < $1.id }
    }

    /// Whether it is told with others only: a tally of enough forms is a sum already.
    private static func isHeld(_ evaluation: Evaluation, fewest: Int) -> Bool {
        evaluation.by == nil && evaluation.forms < fewest
    }

    /// Beside a report that forms may be missing from.
    static func note(_ rule: InstrumentRule, _ context: Context) -> Bilingual? {
        guard rule.isAnonymous, context.role < .admin else { return nil }
        let fewest = rule.fewestForms
        return Bilingual(
            "\(rule.name) is anonymous: below admin its forms count by whole days that are over, "
                + "\(fewest) or more of them together",
            "\(rule.name) 匿名：admin 以下只按已过的整日汇总，每次至少并入 \(fewest) 份"
        )
    }
}

extension Evaluation {
    /// How many people's forms it is.
    var forms: Int {
        switch content {
        case .form: 1
        case .tally(let tally): tally.forms
        }
    }
}
