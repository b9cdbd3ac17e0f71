package import Domain
package import Grammar
import Notation

/// The figures of classes, grades, schools and all of them in tests.
package struct Figures: Sendable {
    package let regulations: Regulations

    package init(_ regulations: Regulations) {
        self.regulations = regulations
    }

    /// Over what results are pooled.
    package enum Level: String, CaseIterable, Sendable {
        case schoolClass = "class"
        case grade
        case school
        case all
    }

    /// What one row of figures is of.
    package struct Key: Hashable, Comparable, Sendable {
        package let test: TestID
        package let subject: String
        package let unit: UnitID?
        package let grade: Grade?
        package let schoolClass: ClassID?

        /// A school's row in a subject of a test.
        package init(test: TestID, subject: String, school: UnitID) {
            self.init(test: test, subject: subject, unit: school, grade: nil, schoolClass: nil)
        }

        fileprivate init(
            test: TestID,
            subject: String,
            unit: UnitID?,
            grade: Grade?,
            schoolClass: ClassID?
        ) {
            self.test = test
            self.subject = subject
            self.unit = unit
            self.grade = grade
            self.schoolClass = schoolClass
        }

        private var order: (TestID, String, String, Int, String) {
            (test, subject, unit?.text ?? "", grade?.number ?? 0, schoolClass?.text ?? "")
        }

        package static func < (left: Key, right: Key) -> Bool {
            left.order < right.order
        }
    }

    /// One row: the sums, and by what rules its figures are made.
    package struct Row: Sendable {
        package let key: Key
        package fileprivate(set) var pool = Pool()
        /// The grade's pool of the same school and test, for the deviation from its mean.
        package fileprivate(set) var gradePool = Pool()
        package fileprivate(set) var results: [ClassResult] = []
        package fileprivate(set) var conventions: Conventions?

        /// The class's mean less its grade's, in hundredths of a mark times the denominator.
        package var fromGrade: Fraction? {
            guard let own = pool.mean, let grade = gradePool.mean else { return nil }
            return Fraction(
                own.numerator * grade.denominator - grade.numerator * own.denominator,
                own.denominator * grade.denominator
            )
        }
    }

    /// The conventions of a figure, from the schemes in force for the first result.
    package struct Conventions: Sendable {
        package let countsAbsent: Bool
        package let base: String
        package let divisor: Deviation.Divisor
        package let deviation: String
        package let indices: [(rule: IndexRule, citation: String)]
        package let lines: BandLines
    }

    /// The rows at a level, in the order test, subject, unit, grade, class.
    ///
    /// - Complexity: O(results of the tests).
    package func rows(
        of tests: [TestID],
        classes: Set<ClassID>,
        at level: Level
    ) throws(Refusal) -> [Row] {
        var rows: [Key: Row] = [:]
        var grades: [Key: Pool] = [:]
        let register = regulations.register
        for test in tests {
            for id in register.index.resultsByTest[test] {
                guard let result = register.results[id],
                    let unit = register.classes[id.schoolClass]?.unit,
                    let paper = register.papers[paperKey(result)]
                else { continue }
                let conventions = try conventions(of: paper, for: unit)
                let tally = Tally(result, lines: conventions.lines)
                let grade = key(result, unit, at: .grade)
                grades[grade, default: Pool()]
                    .add(tally, of: paper, countsAbsent: conventions.countsAbsent)
                guard classes.contains(id.schoolClass) else { continue }
                let key = key(result, unit, at: level)
                var row = rows[key] ?? Row(key: key)
                row.pool.add(tally, of: paper, countsAbsent: conventions.countsAbsent)
                row.results.append(result)
                row.conventions = row.conventions ?? conventions
                rows[key] = row
            }
        }
        return rows.values.sorted { $0.key < $1.key }.map { row in
            var row = row
            if let first = row.results.first, let unit = row.key.unit, row.key.grade != nil {
                row.gradePool = grades[key(first, unit, at: .grade)] ?? Pool()
            }
            return row
        }
    }

    private func paperKey(_ result: ClassResult) -> Paper.ID {
        Paper.ID(test: result.id.test, grade: result.grade, subject: result.id.subject)
    }

    private func key(_ result: ClassResult, _ unit: UnitID, at level: Level) -> Key {
        Key(
            test: result.id.test,
            subject: result.id.subject,
            unit: level == .all ? nil : unit,
            grade: level == .grade || level == .schoolClass ? result.grade : nil,
            schoolClass: level == .schoolClass ? result.id.schoolClass : nil
        )
    }

    private func conventions(of paper: Paper, for unit: UnitID) throws(Refusal) -> Conventions {
        let base = try regulations.base(for: unit, on: paper.on)
        let deviation = try regulations.deviation(for: unit, on: paper.on)
        return Conventions(
            countsAbsent: base?.0.absent == .zero,
            base: base.map { rule, inForce in inForce.citation(of: rule.source) } ?? "",
            divisor: deviation?.0.divisor ?? .count,
            deviation: deviation.map { rule, inForce in inForce.citation(of: rule.source) } ?? "",
            indices: try regulations.indices(for: unit, on: paper.on).map { rule, inForce in
                (rule, inForce.citation)
            },
            lines: try regulations.lines(of: paper, for: unit)
        )
    }
}

extension Figures.Level: NamedCase {
    package static var typeName: Label { Label("level", "层次") }

    package var label: Label {
        switch self {
        case .schoolClass: Label("class", "班级")
        case .grade: Label("grade", "年级")
        case .school: Label("school", "学校")
        case .all: Label("all", "全部")
        }
    }
}
