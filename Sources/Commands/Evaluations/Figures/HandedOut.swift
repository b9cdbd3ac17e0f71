import Domain
import Grammar
import Notation
import Schemes

/// How many forms were handed out in all, as a course or survey says (应答人数).
///
/// It says so of those who take part, not of a form that one person fills in about each of them;
/// and of all classes together, never of one.
/// Source: systems.md J08, J17.
struct HandedOut: Sendable {
    let activity: ActivityID
    let count: Int
    /// Whether forms of it are about classes, so that the number is of no group of forms alone.
    private let isOfClasses: Bool

    /// Nil where the activity says nothing of such forms.
    init?(_ subject: Evaluation.Subject?, _ instrument: Instrument, _ register: Register) {
        guard let subject, let id = subject.activity, let count = register.activities[id]?.invited,
            instrument.rule.isAnonymous || instrument.rule.target == .course
        else { return nil }
        activity = id
        self.count = count
        isOfClasses =
            subject.schoolClass != nil
            || register.index.evaluationsByObject[.activity(id)].contains {
                register.evaluations[$0]?.subject.schoolClass != nil
            }
    }

    /// The number, where it is of the one group of forms that is about the activity.
    var ofThese: Int? { isOfClasses ? nil : count }

    /// Why a group of forms has no response rate of its own.
    func note(of subject: String) -> Bilingual {
        Bilingual(
            "\(subject): the \(counted(count, "form")) of \(activity.text) were for all its "
                + "classes: no response rate of one (write invited= at each tally)",
            "\(subject)：\(activity.text) 的应答人数 \(count) 含各班，分班无回收率（请在各份统计写发放份数）"
        )
    }

    /// The same, where nobody said it at all.
    static func unknown(of subject: String) -> Bilingual {
        Bilingual(
            "\(subject): nobody said how many forms were handed out: no response rate "
                + "(invited= of its activity or tally)",
            "\(subject)：未登记发放份数，无回收率（活动或统计的 应答人数、发放份数）"
        )
    }

    /// What came back of a survey of several classes, by one instrument at one time.
    ///
    /// The groups are all of one activity that who asks is told.
    static func notes(on groups: [EvaluationGroup]) -> [Bilingual] {
        struct Round: Hashable {
            let instrument: String
            let phase: Evaluation.Phase?
        }
        let ofClasses = groups.filter { $0.handedOut?.isOfClasses ?? false }
        let rounds = Dictionary(grouping: ofClasses) { group in
            Round(instrument: group.key.name, phase: group.phase)
        }
        return rounds.sorted { one, other in
            (one.key.instrument, one.key.phase?.rawValue ?? "")
                < (other.key.instrument, other.key.phase?.rawValue ?? "")
        }.compactMap { _, own in own.first?.handedOut?.note(on: own) }
    }

    private func note(on groups: [EvaluationGroup]) -> Bilingual? {
        // A form that came back half filled in is a response, though it is not counted.
        let back = groups.reduce(0) { $0 + $1.forms + $1.incomplete }
        guard let first = groups.first, count > 0,
            let percent = FigureTable.percent(Fraction(back, count))
        else { return nil }
        let text = Decimals.fixed(percent, places: 2)
        let title = first.instrument.rule.title ?? first.key.name
        return Bilingual(
            "\(activity.text) by \(first.key.name): \(back) of \(counted(count, "form")) came "
                + "back: \(text) %",
            "\(activity.text) \(title)：发放 \(count) 份，收回 \(back) 份，回收率 \(text)%"
        )
    }
}
