/// The result (成绩) of one class in one subject of a test; it has one origin.
package struct ClassResult: Entity {
    package struct ID: Hashable, Ordered {
        package let test: TestID
        package let schoolClass: ClassID
        package let subject: String

        package init(test: TestID, schoolClass: ClassID, subject: String) {
            self.test = test
            self.schoolClass = schoolClass
            self.subject = subject
        }

        package var text: String { "\(test.text)/\(schoolClass.text)/\(subject)" }

        package static func < (left: ID, right: ID) -> Bool {
            (left.test, left.schoolClass, left.subject)
                < (right.test, right.schoolClass, right.subject)
        }
    }

    package let id: ID
    package var revision = 1
    /// The grade in which the class sat it.
    package var grade: Grade
    package var entry: Entry

    /// What was entered; everything else is counted from it.
    package enum Entry: Hashable, Sendable {
        case counts(ResultCounts)
        /// Pupils' marks, in the order of their keys.
        case marks([PupilMark])
    }

    package init(id: ID, grade: Grade, entry: Entry) {
        self.id = id
        self.grade = grade
        self.entry = entry
    }

    package var origin: Origin {
        switch entry {
        case .marks: return .marks
        case .counts(let counts):
            switch counts.sum {
            case .total: return .counts
            case .printed: return .printed
            case .levels: return .levels
            }
        }
    }

    /// From what a result was made.
    package enum Origin: String, CaseIterable, Sendable {
        case counts
        case marks
        case levels
        case printed
    }
}

/// A result as counts; nil is *unset*.
package struct ResultCounts: Hashable, Sendable {
    /// What is known of the marks' sum.
    package enum Sum: Hashable, Sendable {
        /// The sum of the marks of those who sat.
        case total(Marks)
        /// Only the mean as it was printed, which is rounded.
        case printed(PrintedMean)
        /// Levels instead of marks: there is no mean.
        case levels
    }

    /// Pupils on the class list.
    package var onRoll: Int
    /// Pupils who sat the test; with the excused not more than `onRoll`.
    package var sat: Int
    /// Pupils whom the school excused; they count nowhere.
    package var excused = 0
    package var excellent: Int?
    /// Pupils at good or better.
    package var good: Int?
    /// Pupils who passed, the good and excellent among them.
    package var pass: Int?
    package var low: Int?
    package var sum: Sum

    package init(onRoll: Int, sat: Int, excellent: Int?, pass: Int?, sum: Sum) {
        self.onRoll = onRoll
        self.sat = sat
        self.excellent = excellent
        self.pass = pass
        self.sum = sum
    }
}

/// A mean as printed: `scaled` / 10^`places`, so that the true one is within half a unit of it.
package struct PrintedMean: Hashable, Sendable {
    package let scaled: Int
    package let places: Int

    package static let placesRange = 0...2

    package init(scaled: Int, places: Int) {
        self.scaled = scaled
        self.places = places
    }

    /// The printed value in hundredths of a mark.
    package var hundredths: Int { scaled * unitHundredths }

    /// One unit of the last place, in hundredths of a mark.
    package var unitHundredths: Int {
        places == 0 ? 100 : places == 1 ? 10 : 1
    }
}

/// What one pupil reached.
package struct PupilMark: Hashable, Sendable {
    /// What became of the pupil in the test.
    package enum State: Hashable, Sendable {
        case marks(Marks)
        case absent
        /// The school approved that the pupil did not sit it.
        case excused
    }

    package let pupil: PupilID
    package let state: State

    package init(pupil: PupilID, state: State) {
        self.pupil = pupil
        self.state = state
    }

    /// The marks of one who sat it.
    package var marks: Marks? {
        guard case .marks(let marks) = state else { return nil }
        return marks
    }
}
