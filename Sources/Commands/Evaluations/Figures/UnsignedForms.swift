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
    /// What is told of the forms about one thing by one instrument.
    ///
    /// Not all may know an item or write a comment, so that each of those is cut by itself: its
    /// answers wait for others although their forms are told.
    struct Told: Sendable {
        fileprivate(set) var evaluations: [Evaluation]
        /// Of forms that are told with others only.
        fileprivate var parts: [EvaluationID: Set<Part>] = [:]

        func tells(_ part: Part, of evaluation: Evaluation) -> Bool {
            parts[evaluation.id].map { $0.contains(part) } ?? true
        }
    }

    /// What one form may give to a sum.
    enum Part: Hashable {
        /// By its place in the instrument.
        case item(Int)
        case comment, total
    }

    /// All evaluations there are for who asks.
    ///
    /// What somebody below admin has staged, and may roll back, moves no sum of forms that name
    /// nobody: four forms of one's own would tell a fifth.
    static func forEach(_ context: Context, _ body: (Evaluation) -> Void) {
        guard context.role < .admin, let durable = context.durable else {
            for evaluation in context.register.evaluations { body(evaluation) }
            return
        }
        for evaluation in context.register.evaluations where evaluation.by != nil {
            body(evaluation)
        }
        for evaluation in durable.evaluations where evaluation.by == nil { body(evaluation) }
    }

    /// Those that are told together to who asks, of all forms about one thing by one instrument.
    ///
    /// Who asks for some of them, of some days or places, gets the batches that are among those as
    /// a whole. Forms that do not count under their instrument come with a batch and fill none.
    static func told(
        _ evaluations: [Evaluation],
        _ instrument: Instrument,
        _ context: Context,
        where passes: (Evaluation) -> Bool = { _ in true }
    ) -> Told {
        guard context.role < .admin else {
            return Told(evaluations: evaluations.filter(passes))
        }
        let fewest = instrument.rule.fewestForms
        let held = evaluations.filter { isHeld($0, fewest: fewest) && $0.entered < context.today }
        var told = Told(
            evaluations: evaluations.filter { !isHeld($0, fewest: fewest) && passes($0) }
        )
        for evaluation in told.evaluations where evaluation.by == nil {
            let parts = parts(of: evaluation, instrument)
            told.parts[evaluation.id] = Set(
                parts.filter { $0.key == .comment || $0.value >= fewest }.keys
            )
        }
        var (batch, open) = (Cut(), [Part: Cut]())
        let days = Dictionary(grouping: held, by: \.entered).sorted { $0.key < $1.key }
        for (_, own) in days {
            for evaluation in own { batch.take(evaluation, counted(evaluation, instrument)) }
            guard batch.count >= fewest else { continue }
            let isAsked = batch.members.allSatisfy(passes)
            for evaluation in batch.members {
                if isAsked { told.tell(evaluation) }
                for (part, answers) in parts(of: evaluation, instrument) {
                    open[part, default: Cut()].take(evaluation, answers, isAsked: isAsked)
                }
            }
            for (part, cut) in open where cut.count >= fewest {
                if cut.isAsked { told.tell(part, of: cut.members) }
                open[part] = nil
            }
            batch = Cut()
        }
        told.evaluations.sort { $0.id < $1.id }
        return told
    }

    /// What waits until it is enough.
    private struct Cut {
        var members: [Evaluation] = []
        var count = 0
        /// Whether all the batches that it is of were asked for.
        var isAsked = true

        mutating func take(_ evaluation: Evaluation, _ answers: Int, isAsked: Bool = true) {
            members.append(evaluation)
            count += answers
            self.isAsked = self.isAsked && isAsked
        }
    }

    /// How many forms it counts for: none, where it is incomplete.
    private static func counted(_ evaluation: Evaluation, _ instrument: Instrument) -> Int {
        switch evaluation.content {
        case .form(let sheet): instrument.score(sheet.marks).total == nil ? 0 : 1
        case .tally(let tally): tally.forms
        }
    }

    /// How many answers it has to each thing that it answers.
    private static func parts(
        of evaluation: Evaluation,
        _ instrument: Instrument
    ) -> [Part: Int] {
        var parts: [Part: Int] = evaluation.comment == nil ? [:] : [.comment: 1]
        switch evaluation.content {
        case .form(let sheet):
            guard counted(evaluation, instrument) > 0 else { return parts }
            parts[.total] = 1
            for (place, mark) in sheet.marks.enumerated() {
                if case .points = mark { parts[.item(place)] = 1 }
            }
        case .tally(let tally):
            for (place, counts) in tally.counts.enumerated() {
                let answers = counts.reduce(0, +)
                if answers > 0 { parts[.item(place)] = answers }
            }
        }
        return parts
    }

    /// Whether it is told with others only: a tally of enough forms is a sum already.
    private static func isHeld(_ evaluation: Evaluation, fewest: Int) -> Bool {
        evaluation.by == nil && evaluation.forms < fewest
    }

    /// Whether what was written beside the marks is told: the comment, and what was found.
    static func tellsText(
        of evaluation: Evaluation,
        to role: Role,
        _ regulations: Regulations
    ) -> Bool {
        guard !evaluation.isTold(to: role) else { return true }
        guard case .tally(let tally) = evaluation.content,
            let instrument = regulations.instrument(tally.instrument)
        else { return false }
        return !isHeld(evaluation, fewest: instrument.rule.fewestForms)
    }

    /// Why an item has no mean although it was answered.
    static func tooFew(_ rule: InstrumentRule) -> FigureBounds {
        FigureBounds(
            Bilingual(
                "answers are told \(rule.fewestForms) or more together",
                "作答不足 \(rule.fewestForms) 份，暂不汇总"
            )
        )
    }

    /// Beside a report that forms may be missing from; in a transaction its own ones are.
    static func notes(_ rule: InstrumentRule, _ context: Context) -> [Bilingual] {
        guard let note = note(rule, context) else { return [] }
        let staged = Bilingual(
            "what this transaction changes of forms that name nobody does not count yet",
            "本事务对匿名评价的改动尚未计入"
        )
        return context.durable == nil ? [note] : [note, staged]
    }

    private static func note(_ rule: InstrumentRule, _ context: Context) -> Bilingual? {
        guard rule.isAnonymous, context.role < .admin else { return nil }
        let fewest = rule.fewestForms
        return Bilingual(
            "\(rule.name) is anonymous: below admin its forms count by whole days that are over, "
                + "\(fewest) or more of them together",
            "\(rule.name) 匿名：管理员以下只按已过的整日汇总，每次至少并入 \(fewest) 份"
        )
    }
}

extension UnsignedForms.Told {
    /// A form, and nothing of what it answers.
    fileprivate mutating func tell(_ evaluation: Evaluation) {
        evaluations.append(evaluation)
        parts[evaluation.id] = []
    }

    fileprivate mutating func tell(_ part: UnsignedForms.Part, of members: [Evaluation]) {
        for evaluation in members { parts[evaluation.id]?.insert(part) }
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
