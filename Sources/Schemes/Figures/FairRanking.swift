package import Domain
package import Grammar
import Notation
import Statistics

/// The fair ranking beside the award, of classes or of schools: a grade's gains on one scale, drawn
/// in by chance.
///
/// Both finals go on the grade's scale (z); a group's gain is what its pupils reached above pupils
/// with the same beginning; gains are shrunk, and places have probabilities. It says nothing of
/// teachers. Source: practice.md 4.7; systems.md H06.
package struct FairRanking: Sendable {
    /// Whose gains are compared: classes, or the pupils of one entry in each school.
    package enum Level: String, CaseIterable, Sendable {
        case schoolClass = "class"
        case school
    }

    /// One class or school of the grade.
    package struct Entry: Sendable {
        /// Nil for a school, whose pupils may change classes.
        package let schoolClass: ClassID?
        package let unit: UnitID
        /// Pupils behind the gain.
        package let pupils: Int
        /// Pupils with one of the two marks only: moved in, or out.
        package let unlinked: Int
        /// In standard deviations of the grade.
        package let rawGain: Double
        package let gain: Double
        /// The standard error of the gain.
        package let error: Double?
        /// How much of the gain is kept, and what is left of it; nil where nothing is ranked.
        package fileprivate(set) var kept: Double?
        package fileprivate(set) var shrunk: Double?
        /// The chance of the first place, 0…1; the place to be expected; the places that chance
        /// leaves open.
        package fileprivate(set) var best: Double?
        package fileprivate(set) var expected: Double?
        package fileprivate(set) var places: ClosedRange<Int>?
        /// Shared by those whose chance of the first place differs by less than the margin.
        package fileprivate(set) var place: Int?
    }

    package let grade: Grade
    package let subject: String
    package private(set) var entries: [Entry] = []
    /// The slope of later on earlier marks within groups.
    package private(set) var slope: Double?
    /// The variance of one pupil within a group, and the one between groups (τ²).
    package private(set) var within: Double?
    package private(set) var between: Double?
    /// Why nobody is ranked; nil where somebody is.
    package private(set) var gap: Bilingual?

    /// The margin of P(best) within which classes share a place.
    package static let margin = 0.05

    package init(
        grade: Grade,
        subject: String,
        finals: Finals,
        classes: [SchoolClass],
        by level: Level = .schoolClass,
        _ register: Register
    ) {
        self.grade = grade
        self.subject = subject
        guard let before = finals.before else {
            gap = Bilingual("there is no earlier final", "没有上次期末")
            return
        }
        let sides = Self.groups(classes, level).compactMap { groups -> Sides? in
            Sides(groups, level, subject, before: before, now: finals.now, register)
        }
        let known = sides.filter { $0.grade == grade }
        guard known.count >= 2 else {
            gap = Self.tooFew(level)
            return
        }
        do throws(Undefined) {
            try rank(known)
        } catch {
            gap = Bilingual("the marks do not determine it", "数据不足以计算")
        }
    }

    /// The same ranking with the groups of some schools only; places are among all.
    package func of(_ isWanted: (UnitID) -> Bool) -> FairRanking {
        var ranking = self
        ranking.entries = entries.filter { isWanted($0.unit) }
        return ranking
    }

    private static func tooFew(_ level: Level) -> Bilingual {
        switch level {
        case .schoolClass:
            Bilingual(
                "fewer than two classes with pupils' marks in both finals",
                "两次期末都有学生分数的班不足两个"
            )
        case .school:
            Bilingual(
                "fewer than two schools with pupils' marks in both finals",
                "两次期末都有学生分数的学校不足两所"
            )
        }
    }

    // MARK: Marks

    /// The classes that count as one: each by itself, or those of one entry in a school.
    private static func groups(_ classes: [SchoolClass], _ level: Level) -> [[SchoolClass]] {
        switch level {
        case .schoolClass: return classes.map { [$0] }
        case .school:
            let cohorts = Dictionary(grouping: classes) {
                Cohort(unit: $0.unit, entered: $0.entered)
            }
            return cohorts.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// The pupils who entered a school in one year.
    private struct Cohort: Hashable, Comparable {
        let unit: UnitID
        let entered: Int

        static func < (left: Cohort, right: Cohort) -> Bool {
            (left.unit, left.entered) < (right.unit, right.entered)
        }
    }

    /// The marks of one group in both finals.
    private struct Sides {
        let schoolClass: ClassID?
        let unit: UnitID
        let grade: Grade
        let before: [PupilID: Double]
        let now: [PupilID: Double]

        init?(
            _ groups: [SchoolClass],
            _ level: Level,
            _ subject: String,
            before: TestID,
            now: TestID,
            _ register: Register
        ) {
            func marks(_ test: TestID) -> ([PupilID: Double], Grade)? {
                var sat: [PupilID: Double] = [:]
                var grade: Grade?
                for group in groups {
                    let id = ClassResult.ID(test: test, schoolClass: group.id, subject: subject)
                    guard let result = register.results[id], case .marks(let marks) = result.entry
                    else { continue }
                    grade = grade ?? result.grade
                    for mark in marks {
                        guard let reached = mark.marks else { continue }
                        sat[mark.pupil] = Double(reached.hundredths) / 100
                    }
                }
                guard let grade, !sat.isEmpty else { return nil }
                return (sat, grade)
            }
            guard let first = groups.first, let old = marks(before), let new = marks(now)
            else { return nil }
            schoolClass = level == .schoolClass ? first.id : nil
            unit = first.unit
            grade = new.1
            self.before = old.0
            self.now = new.0
        }

        /// In the order of the pupils' keys, so that sums are the same each time.
        var linked: [PupilID] { before.keys.filter { now[$0] != nil }.sorted() }

        var unlinked: Int { before.count + now.count - 2 * linked.count }
    }

    // MARK: Ranking

    private mutating func rank(_ sides: [Sides]) throws(Undefined) {
        let old = try Spread(sides.flatMap { Self.ordered($0.before) })
        let new = try Spread(sides.flatMap { Self.ordered($0.now) })
        var pupils: [AdjustedGain.Pupil] = []
        var raw: [Double] = []
        for (place, side) in sides.enumerated() {
            for id in side.linked {
                guard let before = side.before[id], let after = side.now[id] else { continue }
                pupils.append(
                    AdjustedGain.Pupil(
                        group: place,
                        before: try StandardScale.z.score(before, in: old, .count),
                        after: try StandardScale.z.score(after, in: new, .count)
                    )
                )
            }
            raw.append(try Self.rise(side, old, new))
        }
        let adjusted = try AdjustedGain(pupils, groups: sides.count)
        let gains = adjusted.gains
        slope = adjusted.slope
        entries = zip(sides, zip(raw, gains)).compactMap { side, values in
            values.1.map { gain in
                Entry(
                    schoolClass: side.schoolClass,
                    unit: side.unit,
                    pupils: gain.count,
                    unlinked: side.unlinked,
                    rawGain: values.0,
                    gain: gain.value,
                    error: gain.standardError
                )
            }
        }
        try shrink(Self.variance(of: gains.compactMap(\.self)))
    }

    /// The marks in the order of the pupils' keys, so that sums are the same each time.
    private static func ordered(_ marks: [PupilID: Double]) -> [Double] {
        marks.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The class's rise on the grade's scale, of all who sat: what the raw rule looks at.
    private static func rise(
        _ side: Sides,
        _ old: Spread,
        _ new: Spread
    ) throws(Undefined) -> Double {
        let before = try Spread(ordered(side.before))
        let now = try Spread(ordered(side.now))
        return try StandardScale.z.score(now.mean, in: new, .count)
            - StandardScale.z.score(before.mean, in: old, .count)
    }

    /// The variance of one pupil around the class's gain, from the gains' errors.
    private static func variance(of gains: [Estimate]) -> Double {
        // s²·(1/n + d²/Σ) ≥ s²/n: the least n·SE² is nearest to s².
        gains.compactMap { gain in
            gain.standardError.map { $0 * $0 * Double(gain.count) }
        }.min() ?? 0
    }

    /// Ranks the classes of at least ten pupils; the others are described only.
    private mutating func shrink(_ variance: Double) throws(Undefined) {
        let ranked = entries.indices.filter { entries[$0].pupils >= ProgressAwards.smallClass }
        guard ranked.count >= 2 else {
            gap = Bilingual(
                "fewer than two classes of \(ProgressAwards.smallClass) pupils: described only",
                "\(ProgressAwards.smallClass) 人以上的班不足两个：只作描述，不排名"
            )
            return
        }
        let shrinkage = try Shrinkage(
            ranked.map { .init(mean: entries[$0].gain, count: entries[$0].pupils) },
            variance: variance
        )
        (within, between) = (variance, shrinkage.between)
        for (place, index) in ranked.enumerated() {
            entries[index].kept = shrinkage.shares[place]
            entries[index].shrunk = shrinkage.effects[place].value
        }
        guard shrinkage.between > 0 else {
            gap = Bilingual(
                "chance explains all differences: the classes share one place",
                "差异可由偶然解释：各班并列"
            )
            for index in ranked { entries[index].place = 1 }
            return
        }
        let distribution = try RankDistribution(shrinkage.posteriors)
        let ties = TieGroups(distribution.best, margin: Self.margin)
        let intervals = distribution.places()
        for (place, index) in ranked.enumerated() {
            entries[index].best = distribution.best[place]
            entries[index].expected = distribution.expected[place]
            entries[index].places = intervals[place]
            entries[index].place = ties.places[place]
        }
    }
}

extension FairRanking.Level: NamedCase {
    package static var typeName: Label { Label("level", "层次") }

    package var label: Label {
        switch self {
        case .schoolClass: Label("class", "班级")
        case .school: Label("school", "学校")
        }
    }
}
