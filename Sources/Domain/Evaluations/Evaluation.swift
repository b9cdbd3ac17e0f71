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

    package let id: EvaluationID
    package var revision = 1
    package let subject: Subject
    /// Who filled it in; nil where it is anonymous.
    package let by: PersonID?
    package var on: Day
    package let phase: Phase?
    package var content: Content
    /// How many forms were handed out, for the response rate of a tally.
    package var invited: Int?
    package var comment: String?
    package var findings: [Finding]
    /// When it was recorded.
    package let entered: Day

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
        self.subject = subject
        self.by = by
        self.on = on
        self.phase = phase
        self.content = content
        self.entered = entered
        findings = []
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
