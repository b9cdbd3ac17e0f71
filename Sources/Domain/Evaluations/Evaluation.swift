/// One form about a course, a teacher, a class or a unit, or a tally of anonymous ones.
///
/// Lessons are scored by observations. Source: systems.md J08-J10, J17, I07.
package struct Evaluation: Entity {
    /// What it is about: at least one of them.
    package struct Subject: Hashable, Sendable {
        package var activity: ActivityID?
        package var teacher: PersonID?
        package var schoolClass: ClassID?
        package var unit: UnitID?

        package init(
            activity: ActivityID? = nil,
            teacher: PersonID? = nil,
            schoolClass: ClassID? = nil,
            unit: UnitID? = nil
        ) {
            self.activity = activity
            self.teacher = teacher
            self.schoolClass = schoolClass
            self.unit = unit
        }

        package var names: [ObjectName] {
            [
                activity.map { .activity($0) }, teacher.map { .person($0) },
                schoolClass.map { .schoolClass($0) }, unit.map { .unit($0) },
            ].compactMap(\.self)
        }
    }

    /// At once, or when it has worked for a while (J08: 即时、跟踪).
    package enum Phase: String, CaseIterable, Sendable {
        case instant
        case followUp = "follow-up"
    }

    /// What was filled in.
    package enum Content: Hashable, Sendable {
        case form(Sheet)
        case tally(FormTally)

        package var instrument: InstrumentKey {
            switch self {
            case .form(let sheet): sheet.instrument
            case .tally(let tally): tally.instrument
            }
        }
    }

    /// Something that an inspection found, and when it was put right (I07: 整改).
    package struct Finding: Hashable, Sendable {
        package var text: String
        package var due: Day?
        package var rectified: Day?
        package var note: String?

        package init(text: String, due: Day?) {
            self.text = text
            self.due = due
        }
    }

    /// What most forms do not have.
    private struct Extras: Hashable, Sendable {
        var invited: Int?
        var comment: String?
        var findings: [Finding] = []
    }

    package let id: EvaluationID
    // What the forms about one thing have in common is shared, as in an observation.
    private let subjectBox: Boxed<Subject>
    /// Who filled it in; nil where it is anonymous.
    package let by: PersonID?
    private var contentBox: StoredContent
    private var extrasBox: Boxed<Extras>?
    package var on: Day
    /// When it was recorded.
    package let entered: Day
    private var storedRevision: Int32 = 1
    package let phase: Phase?

    private enum StoredContent: Hashable, Sendable {
        case form(Sheet)
        case tally(Boxed<FormTally>)
    }

    package var subject: Subject { subjectBox.value }

    package var revision: Int {
        get { Int(storedRevision) }
        set { storedRevision = Int32(clamping: newValue) }
    }

    package var content: Content {
        get {
            switch contentBox {
            case .form(let sheet): .form(sheet)
            case .tally(let tally): .tally(tally.value)
            }
        }
        set {
            switch newValue {
            case .form(let sheet): contentBox = .form(sheet)
            case .tally(let tally): contentBox = .tally(Boxed(tally))
            }
        }
    }

    /// How many forms were handed out, for the response rate of a tally.
    package var invited: Int? {
        get { extras.invited }
        set { extras.invited = newValue }
    }

    package var comment: String? {
        get { extras.comment }
        set { extras.comment = newValue }
    }

    package var findings: [Finding] {
        get { extras.findings }
        set { extras.findings = newValue }
    }

    private var extras: Extras {
        get { extrasBox?.value ?? Extras() }
        set { extrasBox = newValue == Extras() ? nil : Boxed(newValue) }
    }

    /// The most findings of one inspection.
    package static let findingLimit = 200

    package init(
        id: EvaluationID,
        subject: Subject,
        by: PersonID?,
        on: Day,
        phase: Phase?,
        content: Content,
        entered: Day
    ) {
        self.id = id
        subjectBox = Boxed(subject)
        self.by = by
        self.on = on
        self.phase = phase
        contentBox =
            switch content {
            case .form(let sheet): .form(sheet)
            case .tally(let tally): .tally(Boxed(tally))
            }
        self.entered = entered
    }

    private init(_ other: Evaluation, _ subject: Boxed<Subject>, _ content: StoredContent) {
        id = other.id
        subjectBox = subject
        by = other.by
        contentBox = content
        extrasBox = other.extrasBox
        on = other.on
        entered = other.entered
        storedRevision = other.storedRevision
        phase = other.phase
    }

    /// The same evaluation, sharing what it is about and its form with another of the same thing.
    func sharing(with other: Evaluation?) -> Evaluation {
        guard let other, other.subjectBox == subjectBox else { return self }
        var content = contentBox
        if case .form(let sheet) = content, case .form(let form) = other.contentBox {
            content = .form(sheet.sharing(with: form))
        }
        return Evaluation(self, other.subjectBox, content)
    }

    /// What it refers to.
    package var references: [ObjectName] {
        subject.names + (by.map { [.person($0)] } ?? [])
            + [.schemeVersion(content.instrument.version)]
    }
}

/// Anonymous forms counted: on each item, how many chose each level.
package struct FormTally: Hashable, Sendable {
    package let instrument: InstrumentKey
    /// How many forms came back.
    package let forms: Int
    /// A row an item, in it a count a level, in the instrument's order; empty without answers.
    package let counts: [[Int]]

    /// The most forms of one tally.
    package static let formLimit = 1_000_000

    package init(instrument: InstrumentKey, forms: Int, counts: [[Int]]) {
        self.instrument = instrument
        self.forms = forms
        self.counts = counts
    }
}
