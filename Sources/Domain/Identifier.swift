/// An object's key: 1 to 64 of `A-Z a-z 0-9 . _ -`, compared as bytes.
///
/// The phantom type keeps a teacher's key from being taken for a class's.
package struct Identifier<Object>: Hashable, Ordered {
    package let text: String

    /// Takes text that is known to be a key: from the store, or checked by Notation.
    package init(_ text: String) {
        self.text = text
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text < right.text
    }

    /// That of the bytes, which stand for a key in one way only: its tables are the busiest of all.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ByteHash.hash(text))
    }

    package var hashValue: Int { Int(truncatingIfNeeded: ByteHash.hash(text)) }

    /// Whether `text` has the form of a key.
    package static func isValid(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): continue
                default: return false
                }
            }
            return true
        }
    }
}

package typealias UnitID = Identifier<Unit>
package typealias PersonID = Identifier<Person>
package typealias ClassID = Identifier<SchoolClass>
package typealias TeachingID = Identifier<Teaching>
package typealias SchemeID = Identifier<SchemeVersion>
package typealias SchemeUseID = Identifier<SchemeUse>
package typealias PupilID = Identifier<Pupil>
package typealias DossierID = Identifier<Dossier>
package typealias DraftID = Identifier<Draft>
package typealias ActivityID = Identifier<Activity>
package typealias LessonID = Identifier<Lesson>
package typealias ObservationID = Identifier<Observation>
package typealias EvaluationID = Identifier<Evaluation>
package typealias EntryID = Identifier<LedgerEntry>
package typealias SessionID = Identifier<TrainingSession>
package typealias ProjectID = Identifier<ModuleProject>
package typealias ClosingID = Identifier<Closing>
package typealias SealID = Identifier<Seal>
package typealias CertificateID = Identifier<Certificate>
package typealias IntegrityID = Identifier<IntegrityRecord>
package typealias AssessmentID = Identifier<Assessment>
package typealias TechnologyID = Identifier<TechnologyCourse>
package typealias TopicID = Identifier<YearlyTopic>
package typealias CourseID = Identifier<CatalogueCourse>
package typealias PlanID = Identifier<StudyPlan>
package typealias ApplicationID = Identifier<Application>
package typealias ApprovalID = Identifier<LedgerApproval>
package typealias NoticeID = Identifier<SendingNotice>
package typealias FollowUpID = Identifier<FollowUp>

/// A key that is unique within one unit: a term's, a test's.
///
/// Written `unit/name`.
package struct ScopedIdentifier<Object>: Hashable, Ordered {
    package let unit: UnitID
    package let name: String

    package init(unit: UnitID, name: String) {
        self.unit = unit
        self.name = name
    }

    package var text: String { "\(unit.text)/\(name)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.unit, left.name) < (right.unit, right.name)
    }
}

package typealias TermID = ScopedIdentifier<Term>
package typealias TestID = ScopedIdentifier<Test>
package typealias ExamID = ScopedIdentifier<Exam>
