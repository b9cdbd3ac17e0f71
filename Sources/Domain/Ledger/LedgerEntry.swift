/// A line of the ledger (台账): hours of training, or an award; never overwritten.
///
/// A correction is a reversal of the entry and a new one.
///
/// Source: systems.md A01–A03, A06, A29; practice.md 1a.
package struct LedgerEntry: Entity {
    package typealias Shelf = EntryShelf

    /// What earned it.
    package enum Kind: String, CaseIterable, Sendable {
        case training
        case honour
        case research
        case paper
        case contest
        /// A public lesson (公开课).
        case lesson
        /// Mentor and mentee (师徒结对).
        case mentoring
        /// Credits recognised from elsewhere (A29).
        case external

        /// Whether it counts by hours; the others count one by one.
        package var isByHours: Bool { self == .training }
    }

    /// How far it has come.
    package enum Status: String, CaseIterable, Sendable {
        /// Recorded, not yet approved.
        case pending
        case counted
        case refused
        /// Taken back; a new entry stands in its place.
        case reversed
    }

    package private(set) var id: EntryID
    package var revision = 1
    package var teacher: PersonID
    package var kind: Kind
    package var first: Day
    package var last: Day
    /// Of the training; 0 for what counts one by one.
    package var hours: Hours
    /// Credits that somebody else has fixed (A21).
    package var credits: Credits?
    package var level: TrainingLevel
    package var form: TrainingForm?
    package var place: TrainingPlace?
    package var role: TrainingRole
    package var dimension: String?
    package var category: String?
    package var module: String?
    /// What the training, the paper or the contest is called.
    package var title: String?
    /// The programme of which it is a part.
    package var programme: String?
    /// For whom it is special: 班主任.
    package var special: String?
    /// Whether the teacher was away from work for it.
    package var isOffJob = false
    /// The examination's outcome; nil where there is none yet.
    package var isPassed: Bool?
    /// Hours attended of those held; nil where all were.
    package var attended: Hours?
    /// The number of the certificate, or of the evidence's file.
    package var evidence: String?
    /// The award's grade: 一等奖.
    package var grade: String?
    /// The place among several holders, from 1.
    package var order: Int?
    /// The module project of which it is a part.
    package var project: String?
    /// The session from whose attendance it was made.
    package var session: String?
    package var status: Status
    package var recorder: PersonID?
    package var approver: PersonID?
    /// Why it was refused or reversed.
    package var reason: String?

    /// The most days that one entry spans.
    package static let dayLimit = 370

    package init(
        id: EntryID,
        teacher: PersonID,
        kind: Kind,
        first: Day,
        last: Day,
        level: TrainingLevel
    ) {
        self.id = id
        self.teacher = teacher
        self.kind = kind
        self.first = first
        self.last = last
        self.level = level
        hours = .zero
        role = .participant
        status = .pending
    }

    /// The same under a key, as it is first entered: recorded by the same, approved by nobody.
    package consuming func entered(as id: EntryID, _ status: Status) -> LedgerEntry {
        var line = self
        (line.id, line.revision, line.status) = (id, 1, status)
        (line.approver, line.reason) = (nil, nil)
        return line
    }

    package var days: DayRange { DayRange(first, last) }

    /// How many days it spans.
    package var dayCount: Int { Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1 }

    /// Whether it stands: somebody has recorded it and nobody refused or reversed it.
    package var isStanding: Bool {
        switch status {
        case .pending, .counted: true
        case .refused, .reversed: false
        }
    }

    /// The objects that it refers to.
    package var references: [ObjectName] {
        var names = [teacher, recorder, approver].compactMap { $0.map { ObjectName.person($0) } }
        if let session { names.append(.session(SessionID(session))) }
        if let project { names.append(.project(ProjectID(project))) }
        return names
    }

    /// What the entry says, without its key and what became of it.
    package var content: LedgerEntry {
        var content = LedgerEntry(
            id: EntryID(""),
            teacher: teacher,
            kind: kind,
            first: first,
            last: last,
            level: level
        )
        (content.hours, content.credits, content.form) = (hours, credits, form)
        (content.place, content.role, content.dimension) = (place, role, dimension)
        (content.category, content.module, content.title) = (category, module, title)
        (content.programme, content.special, content.isOffJob) = (programme, special, isOffJob)
        (content.isPassed, content.attended, content.evidence) = (isPassed, attended, evidence)
        (content.grade, content.order, content.project) = (grade, order, project)
        content.session = session
        return content
    }
}
