import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// The forms about one subject by one version of an instrument, in one phase.
///
/// Forms that are incomplete under their instrument's rule are kept and not counted. Who filled a
/// form in is never told here. Source: systems.md J08, J17.
struct EvaluationGroup: Sendable {
    private struct Key: Hashable, Comparable {
        let subject: String
        let instrument: InstrumentKey
        let phase: String

        static func < (left: Key, right: Key) -> Bool {
            (left.subject, left.instrument, right.phase) < (
                right.subject, right.instrument, left.phase
            )
        }
    }

    /// One item, or the whole: its sum over all answers.
    struct Line: Sendable {
        let name: String
        var answers = 0
        /// In hundredths of a point, and the squares of those.
        var sum = 0
        var squares = 0
        let least: Int
        let most: Int
        /// Why answers are missing that were given, where some are.
        var withheld: FigureBounds?

        var mean: Fraction? { answers > 0 ? Fraction(sum, answers) : nil }
        /// Of the mean, from all answers as they were given.
        var bounds: FigureBounds {
            guard answers > 0 else { return withheld ?? .absent }
            let limits = Double(least) / 100...Double(max(least, most)) / 100
            return FigureBounds(within: limits) { () throws(Undefined) in
                try MeanInterval.student(spread())
            }
        }

        /// In points.
        func spread() throws(Undefined) -> Spread {
            try Spread(count: answers, sum: sum, sumOfSquares: squares, parts: 100)
        }

        /// Mean over full points, to compare items of different points.
        var share: Fraction? {
            answers > 0 && most > 0
                ? Fraction(Int128(sum), over: Int128(answers) * Int128(most)) : nil
        }
    }

    let subject: String
    let phase: Evaluation.Phase?
    let key: InstrumentKey
    let instrument: Instrument
    let evaluations: [Evaluation]
    private(set) var lines: [Line]
    /// Forms that came back and count, forms that do not, and how many were handed out.
    private(set) var forms = 0
    private(set) var incomplete = 0
    private(set) var invited: Int?
    /// What the activity says of that.
    let handedOut: HandedOut?
    /// What of them is told.
    private let told: UnsignedForms.Told
    /// That forms may be missing which are there.
    private let heldNotes: [Bilingual]
    /// The items of the instant forms, where these are the follow-up.
    private var before: [String: Line] = [:]
    /// When the follow-up is due that is not there yet, and whether that day is over.
    private var due: (day: Day, isOver: Bool)?

    /// Those of whole groups that are asked for, and in them of forms that pass.
    ///
    /// - Returns: The groups, and the instruments of forms none of which is told yet.
    static func all(
        _ context: Context,
        where isAsked: (Evaluation) -> Bool,
        of passes: (Evaluation) -> Bool
    ) -> (groups: [EvaluationGroup], held: [InstrumentRule]) {
        var found: [Key: [Evaluation]] = [:]
        UnsignedForms.forEach(context) { evaluation in
            guard isAsked(evaluation) else { return }
            let key = Key(
                subject: evaluation.subject.text,
                instrument: evaluation.content.instrument,
                phase: evaluation.phase?.rawValue ?? ""
            )
            found[key, default: []].append(evaluation)
        }
        var groups: [EvaluationGroup] = []
        var held: [InstrumentRule] = []
        for (key, evaluations) in found.sorted(by: { $0.key < $1.key }) {
            guard let instrument = context.regulations.instrument(key.instrument) else { continue }
            let sorted = evaluations.sorted { $0.id < $1.id }
            let told = UnsignedForms.told(sorted, instrument, context, where: passes)
            guard !told.evaluations.isEmpty else {
                held += sorted.contains(where: passes) ? [instrument.rule] : []
                continue
            }
            groups.append(EvaluationGroup(key, instrument, told, context))
        }
        for place in groups.indices where groups[place].phase == .followUp {
            let own = groups[place]
            let instant = groups.first {
                $0.phase == .instant && $0.subject == own.subject && $0.key.name == own.key.name
            }
            for line in instant?.lines ?? [] { groups[place].before[line.name] = line }
        }
        for place in groups.indices where groups[place].phase == .instant {
            let own = groups[place]
            let isFollowed = groups.contains {
                $0.phase == .followUp && $0.subject == own.subject && $0.key.name == own.key.name
            }
            if !isFollowed { groups[place].owe(context) }
        }
        return (groups, held)
    }

    private init(
        _ key: Key,
        _ instrument: Instrument,
        _ told: UnsignedForms.Told,
        _ context: Context
    ) {
        let evaluations = told.evaluations
        self.told = told
        handedOut = HandedOut(evaluations.first?.subject, instrument, context.register)
        heldNotes = UnsignedForms.notes(instrument.rule, context)
        subject = key.subject
        phase = evaluations.first?.phase
        self.key = key.instrument
        self.instrument = instrument
        self.evaluations = evaluations
        lines = instrument.items.map { Line(name: $0.name, least: $0.least, most: $0.most) }
        for evaluation in evaluations {
            switch evaluation.content {
            case .form(let sheet): count(sheet, of: evaluation)
            case .tally(let tally): count(tally, of: evaluation)
            }
        }
        let asked = evaluations.compactMap(\.invited)
        invited = asked.isEmpty ? handedOut?.ofThese : asked.reduce(0, +)
    }

    /// Whether the answer to that item is told.
    private mutating func tells(_ place: Int, of evaluation: Evaluation) -> Bool {
        let isTold = told.tells(.item(place), of: evaluation)
        if !isTold { lines[place].withheld = UnsignedForms.tooFew(instrument.rule) }
        return isTold
    }

    private mutating func count(_ sheet: Sheet, of evaluation: Evaluation) {
        guard instrument.score(sheet.marks).total != nil else {
            incomplete += 1
            return
        }
        forms += 1
        for (place, mark) in sheet.marks.enumerated() {
            guard case .points(let points) = mark, tells(place, of: evaluation) else { continue }
            lines[place].answers += 1
            lines[place].sum += points
            lines[place].squares += points * points
        }
    }

    private mutating func count(_ tally: FormTally, of evaluation: Evaluation) {
        forms += tally.forms
        for (place, counts) in tally.counts.enumerated() where place < lines.count {
            guard counts.contains(where: { $0 > 0 }), tells(place, of: evaluation) else { continue }
            for (level, number) in zip(instrument.items[place].levels, counts) {
                lines[place].answers += number
                lines[place].sum += level.points * number
                lines[place].squares += level.points * level.points * number
            }
        }
    }

    /// Source: systems.md J08: the interval is the scheme's; it begins when the course has ended.
    private mutating func owe(_ context: Context) {
        guard let days = instrument.rule.followUpDays, let first = evaluations.first else { return }
        let activity = first.subject.activity.flatMap { context.register.activities[$0] }
        let ended = activity?.period.last ?? evaluations.map(\.on).max() ?? first.on
        let day = ended.adding(days: days)
        due = (day, context.today > day)
    }

    // MARK: Answers

    /// The least share of its full points; all of them where several share it.
    private var lowest: Set<String> {
        let shares = lines.compactMap { line in line.share.map { (line.name, $0) } }
        guard shares.count > 1, let least = shares.min(by: { !$0.1.isAtLeast($1.1) })?.1 else {
            return []
        }
        let isAllAlike = shares.allSatisfy { least.isAtLeast($0.1) }
        return isAllAlike ? [] : Set(shares.filter { least.isAtLeast($0.1) }.map(\.0))
    }

    var rows: [EvaluationRow] {
        let lowest = lowest
        // A form that came back half filled in is a response, though it is not counted.
        let response = invited.flatMap { $0 > 0 ? Fraction(forms + incomplete, $0) : nil }
        return lines.map { line in
            EvaluationRow(
                group: self,
                line: line,
                isLowest: lowest.contains(line.name),
                change: line.mean.flatMap { now in
                    before[line.name]?.mean.flatMap { Fraction.difference(now, $0) }
                },
                changeBounds: changeBounds(of: line),
                response: response
            )
        }
    }

    /// Of a change: who filled in both forms is not told, so that they are not paired.
    private func changeBounds(of line: Line) -> FigureBounds {
        guard line.answers > 0, let before = before[line.name], before.answers > 0 else {
            return .absent
        }
        let span = Double(max(line.most, before.most) - min(line.least, before.least)) / 100
        return FigureBounds(within: -max(0, span)...max(0, span)) { () throws(Undefined) in
            try MeanDifference.welch(line.spread(), before.spread())
        }
    }

    var notes: [Bilingual] {
        var notes = [InstrumentQuestion.ownChoice(instrument.rule)].compactMap(\.self) + heldNotes
        if lines.contains(where: { $0.bounds.interval != nil }) {
            notes.append(
                Bilingual(
                    "means with 95 % by t over the answers: of who did not answer they say nothing",
                    "平均附 95% t 区间，只代表作答者，不代表未作答者"
                )
            )
        }
        if invited != nil {
            notes.append(
                Bilingual(
                    "response: everybody who was handed a form is counted: no interval",
                    "回收率是全数清点，不给区间"
                )
            )
        }
        if incomplete > 0 {
            notes.append(
                Bilingual(
                    "\(subject): \(counted(incomplete, "form")) incomplete: kept and not counted",
                    "\(subject)：\(incomplete) 张未填完，保留，不计入"
                )
            )
        }
        if invited == nil, instrument.rule.isAnonymous {
            notes.append(handedOut?.note(of: subject) ?? HandedOut.unknown(of: subject))
        }
        if let invited, forms + incomplete > invited {
            let count = forms + incomplete
            notes.append(
                Bilingual(
                    "\(subject): \(count) forms came back of \(invited): some came twice, "
                        + "or invited= is too low",
                    "\(subject)：发出 \(invited) 份，收回 \(count) 份：有重复，或应答人数有误"
                )
            )
        }
        if let due {
            let (day, days) = (due.day, instrument.rule.followUpDays ?? 0)
            let late = due.isOver ? Bilingual(", overdue", "，已逾期") : Bilingual("", "")
            notes.append(
                Bilingual(
                    "\(subject): follow-up due on \(day), \(counted(days, "day")) "
                        + "after\(late.english)",
                    "\(subject)：应于 \(day)（\(days) 天后）跟踪评价\(late.chinese)"
                )
            )
        }
        if phase == .followUp, before.isEmpty {
            notes.append(
                Bilingual(
                    "\(subject): no instant forms to compare the follow-up with",
                    "\(subject)：没有即时评价，无法比较变化"
                )
            )
        }
        return notes
    }

    var reasons: [Bilingual] {
        let keys = evaluations.map(\.id.text).joined(separator: ", ")
        let head = Bilingual(
            "\(subject) by \(key.text): \(counted(forms, "form")) of \(keys)",
            "\(subject) 按 \(key.text)：\(forms) 份，来自 \(keys)"
        )
        return [head]
            + lines.compactMap { line in
                guard let mean = line.mean?.rounded(places: 0) else { return nil }
                let sum = Decimals.text(line.sum, places: 2)
                let text = "\(sum) / \(line.answers) = \(Decimals.fixed(mean, places: 2))"
                return Bilingual("  \(line.name): \(text)", "  \(line.name)：\(text)")
            } + comments
    }

    /// What was written on the forms, in an order that tells nothing of theirs.
    private var comments: [Bilingual] {
        evaluations.filter { told.tells(.comment, of: $0) }.compactMap(\.comment).sorted().map {
            Bilingual("  comment: \($0)", "  评语：\($0)")
        }
    }

    /// What it is about, by its names: 新课标培训 · 陈研.
    func name(_ context: Context) -> String {
        evaluations.first.map { $0.subject.name(on: $0.on, context) } ?? subject
    }

    /// The unit that it belongs to.
    func place(_ context: Context) -> UnitID? {
        evaluations.first.flatMap {
            $0.subject.place(in: View(register: context.register, day: $0.on))
        }
    }

    func chart(_ context: Context) -> Chart {
        let lowest = lowest
        let about = name(context)
        let time = phase.map { Bilingual(" (\($0.label.english))", "（\($0.label.chinese)）") }
        let title = instrument.rule.title ?? key.name
        return Chart(
            Bilingual(
                "\(about) \(key.name)\(time?.english ?? "")",
                "\(about) \(title)\(time?.chinese ?? "")"
            ),
            unit: "%",
            full: 10_000,
            bars: lines.map { line in
                Chart.Bar(
                    line.name,
                    FigureTable.percent(line.share),
                    mark: lowest.contains(line.name) ? .lowest : .plain
                )
            }
        )
    }
}

extension Evaluation.Subject {
    /// What it is about, as one word: `AC-2/T001`.
    var text: String {
        names.map(\.text).joined(separator: "/")
    }

    /// The same by its names that day: 新课标培训 · 陈研.
    func name(on day: Day, _ context: Context) -> String {
        let register = context.register
        let view = View(register: register, day: day)
        let names = [
            activity.map { register.activities[$0]?.name ?? $0.text },
            teacher.map { register.persons[$0]?.name[day] ?? $0.text },
            schoolClass.map { register.classes[$0]?.printedName(in: view) ?? $0.text },
            unit.map { UnitPage.name(of: $0, context) },
        ]
        return names.compactMap(\.self).joined(separator: " · ")
    }
}
