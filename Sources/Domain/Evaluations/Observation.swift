/// That somebody observed a lesson (听课), with what was said and, by an instrument, scored.
///
/// Source: systems.md G01-G07.
package struct Observation: Entity {
    /// Together with the others, or alone (G03: 集中、分散).
    package enum Mode: String, CaseIterable, Sendable {
        case collective
        case separate
    }

    /// What may be said of it beside the marks.
    private struct Words: Hashable, Sendable {
        var mode: Mode?
        var focus: String?
        var comment: String?
        var suggestions: String?
        var feedback: Day?
    }

    package let id: ObservationID
    // There are a million of them: what the observations of a lesson or of an observer have in
    // common is shared (`sharing`), and what most do not have is one reference.
    private let lessonBox: Boxed<LessonID>
    private let observerBox: Boxed<PersonID>
    private var wordsBox: Boxed<Words>?
    package var sheet: Sheet?
    /// When it was recorded.
    package let entered: Day
    private var storedRevision: Int32 = 1

    package init(id: ObservationID, lesson: LessonID, observer: PersonID, entered: Day) {
        self.id = id
        lessonBox = Boxed(lesson)
        observerBox = Boxed(observer)
        self.entered = entered
    }

    private init(_ other: Observation, _ lesson: Boxed<LessonID>, _ observer: Boxed<PersonID>) {
        id = other.id
        lessonBox = lesson
        observerBox = observer
        wordsBox = other.wordsBox
        sheet = other.sheet
        entered = other.entered
        storedRevision = other.storedRevision
    }

    package var lesson: LessonID { lessonBox.value }
    package var observer: PersonID { observerBox.value }

    package var revision: Int {
        get { Int(storedRevision) }
        set { storedRevision = Int32(clamping: newValue) }
    }

    fileprivate var observerToken: ObjectIdentifier { ObjectIdentifier(observerBox) }

    /// The same observation, sharing its keys with another of its lesson and one of its observer.
    func sharing(lesson other: Observation?, observer own: Observation?) -> Observation {
        var shared = Observation(
            self,
            other?.lessonBox == lessonBox ? other?.lessonBox ?? lessonBox : lessonBox,
            own?.observerBox == observerBox ? own?.observerBox ?? observerBox : observerBox
        )
        shared.sheet = sheet?.sharing(with: other?.sheet ?? own?.sheet)
        return shared
    }

    package var mode: Mode? {
        get { words.mode }
        set { words.mode = newValue }
    }

    /// The one point of the observation guide to which it kept (G05).
    package var focus: String? {
        get { words.focus }
        set { words.focus = newValue }
    }

    package var comment: String? {
        get { words.comment }
        set { words.comment = newValue }
    }

    package var suggestions: String? {
        get { words.suggestions }
        set { words.suggestions = newValue }
    }

    /// When the giver was told.
    package var feedback: Day? {
        get { words.feedback }
        set { words.feedback = newValue }
    }

    private var words: Words {
        get { wordsBox?.value ?? Words() }
        set { wordsBox = newValue == Words() ? nil : Boxed(newValue) }
    }

    /// What it refers to.
    package var references: [ObjectName] {
        [.lesson(lesson), .person(observer)]
            + (sheet.map { [.schemeVersion($0.instrument.version)] } ?? [])
    }
}

extension PersonRole {
    /// Whether somebody with the role may observe lessons.
    ///
    /// Source: issue 5: teacher, leader, researcher, expert; systems.md G03 (principals), G10
    /// (trainers).
    package var mayObserve: Bool {
        switch self {
        case .teacher, .leader, .principal, .researcher, .expert, .trainer: true
        case .staff: false
        }
    }
}

// Read where they stand: another module would copy the whole object for each of them.
extension Stored where Object == Observation {
    package var lesson: LessonID { value.lesson }
    package var observer: PersonID { value.observer }
    package var sheet: Sheet? { value.sheet }
    package var plainSheet: PlainSheet? { value.sheet?.plain }

    /// The same for observations that have the observer's key in common; another for another key.
    package var observerToken: ObjectIdentifier { value.observerToken }
}
