/// A change to the register: which object, what it was before, what it is after.
///
/// A closed enum: `Register.apply` and the store switch over it without a default, so that a
/// change which is not stored does not compile.
package enum Change: Hashable, Sendable {
    case unit(Revised<Unit>)
    case person(Revised<Person>)
    case schoolClass(Revised<SchoolClass>)
    case pupil(Revised<Pupil>)
    case teaching(Revised<Teaching>)
    case term(Revised<Term>)
    case test(Revised<Test>)
    case paper(Revised<Paper>)
    case result(Revised<ClassResult>)
    case dossier(Revised<Dossier>)
    case draft(Revised<Draft>)
    case exam(Revised<Exam>)
    case activity(Revised<Activity>)
    case lesson(Revised<Lesson>)
    case observation(Revised<Observation>)
    case evaluation(Revised<Evaluation>)
    case entry(Revised<LedgerEntry>)
    case session(Revised<TrainingSession>)
    case project(Revised<ModuleProject>)
    case closing(Revised<Closing>)
    case seal(Revised<Seal>)
    case certificate(Revised<Certificate>)
    case integrity(Revised<IntegrityRecord>)
    case assessment(Revised<Assessment>)
    case technology(Revised<TechnologyCourse>)
    case topic(Revised<YearlyTopic>)
    case course(Revised<CatalogueCourse>)
    case plan(Revised<StudyPlan>)
    case application(Revised<Application>)
    case approval(Revised<LedgerApproval>)
    case notice(Revised<SendingNotice>)
    case followUp(Revised<FollowUp>)
    case schemeVersion(Revised<SchemeVersion>)
    case schemeUse(Revised<SchemeUse>)
    /// A counter for keys that the server makes has moved on.
    case counter(CounterStep)
}

/// An object before and after; nil before is an addition, nil after a removal.
///
/// It refers to both, since a change is handed on many times on its way to the disk, and an object
/// has dozens of fields.
package struct Revised<Object: Entity>: Hashable, Sendable {
    @usableFromInline let old: Stored<Object>?
    @usableFromInline let new: Stored<Object>?

    /// - Precondition: at least one is there, and both have one key.
    package init(before: Object?, after: Object?) {
        precondition(before != nil || after != nil, "a change of nothing")
        if let before, let after { precondition(before.id == after.id, "a key never changes") }
        old = before.map(Stored.init)
        new = after.map(Stored.init)
    }

    /// From objects as they stand in a register.
    init(old: Stored<Object>?, new: Stored<Object>?) {
        self.old = old
        self.new = new
    }

    /// A new object.
    // Layers above call it generically; the kinds that scripts bring by the million are compiled.
    @_specialize(where Object == LedgerEntry)
    @_specialize(where Object == Observation)
    package init(adding object: consuming Object) {
        old = nil
        new = Stored(object)
    }

    package var before: Object? { old?.value }
    package var after: Object? { new?.value }

    package var id: Object.Key {
        guard let stored = new ?? old else { preconditionFailure("checked at init") }
        return stored.value.id
    }

    /// What `body` makes of the objects before and after, read in place, not copied.
    @_alwaysEmitIntoClient
    package func map<Result>(_ body: (Object) -> Result) -> (before: Result?, after: Result?) {
        (old.map { body($0.value) }, new.map { body($0.value) })
    }

    /// Whether the objects before and after differ in a property; read in place, not copied.
    package func differs<Property: Equatable>(_ property: (Object) -> Property) -> Bool {
        old.map { property($0.value) } != new.map { property($0.value) }
    }

    package static func == (left: Revised, right: Revised) -> Bool {
        left.before == right.before && left.after == right.after
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(before)
        hasher.combine(after)
    }
}

/// The step of a counter from which the server makes keys: `TA-17`.
package struct CounterStep: Hashable, Sendable {
    package let prefix: String
    package let before: Int
    package let after: Int

    package init(prefix: String, before: Int, after: Int) {
        self.prefix = prefix
        self.before = before
        self.after = after
    }
}
