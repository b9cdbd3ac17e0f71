package import Domain
package import Grammar

/// The targets of classes in tests: figures, the six items, the accumulated share.
package struct Targets: Sendable {
    package let regulations: Regulations

    package init(_ regulations: Regulations) {
        self.regulations = regulations
    }

    private var register: Register { regulations.register }

    /// The figures of one class in one subject of a test.
    /// - Returns: nothing where the class has no result.
    package func figures(of id: ClassResult.ID) throws(Refusal) -> [TargetFigure] {
        guard let result = register.results[id], let schoolClass = register.classes[id.schoolClass]
        else { return [] }
        let key = Paper.ID(test: id.test, grade: result.grade, subject: id.subject)
        guard let paper = register.papers[key] else { return [] }
        let unit = schoolClass.unit
        let lines = try regulations.lines(of: paper, for: unit)
        let rule = TargetRule(
            result: result,
            paper: paper,
            tally: Tally(result, lines: lines),
            lines: lines,
            standard: try regulations.standard(
                grade: result.grade,
                subject: id.subject,
                for: unit,
                on: paper.on
            ),
            base: try regulations.base(for: unit, on: paper.on),
            evidence: try regulations.evidence(for: unit, on: paper.on)
        )
        return Metric.allCases.map(rule.figure)
    }

    /// What a class reached of the items that count together (六项达标).
    package struct Score: Sendable {
        package let schoolClass: ClassID
        package let grade: Grade
        /// One for each item, subject by subject; nil where the class has no result.
        package let items: [(subject: String, metric: Metric, figure: TargetFigure?)]
        package let scheme: String?

        package var met: Int { count(.met) }
        /// Items with a verdict; only tests held count (H05).
        package var possible: Int { count(.met) + count(.notMet) }

        private func count(_ verdict: Verdict) -> Int {
            items.count { $0.figure?.verdict == verdict }
        }
    }

    /// The items of a class in a test; nil where none of its subjects was sat.
    package func score(of schoolClass: ClassID, in test: TestID) throws(Refusal) -> Score? {
        let results = register.index.resultsByClass[schoolClass].filter { $0.test == test }
        guard let first = results.first, let unit = register.classes[schoolClass]?.unit,
            let result = register.results[first]
        else { return nil }
        let day = paperDay(of: first, result.grade)
        let rule =
            try day.map { day throws(Refusal) in try regulations.items(for: unit, on: day) } ?? nil
        if let kinds = rule?.0.tests, let kind = register.tests[test]?.kind, !kinds.contains(kind) {
            return nil
        }
        let subjects = rule?.0.subjects ?? Set(results.map(\.subject)).sorted()
        let metrics = rule?.0.metrics ?? Metric.allCases
        var items: [(String, Metric, TargetFigure?)] = []
        for subject in subjects {
            let id = ClassResult.ID(test: test, schoolClass: schoolClass, subject: subject)
            let figures = try figures(of: id)
            for metric in metrics {
                items.append((subject, metric, figures.first { $0.metric == metric }))
            }
        }
        return Score(
            schoolClass: schoolClass,
            grade: result.grade,
            items: items,
            scheme: rule?.1.citation
        )
    }

    private func paperDay(of id: ClassResult.ID, _ grade: Grade) -> Day? {
        register.papers[Paper.ID(test: id.test, grade: grade, subject: id.subject)]?.on
    }

    /// The accumulated attainment of a class over a term's tests (达标累计).
    package struct Accumulation: Sendable {
        package let schoolClass: ClassID
        package let tests: Int
        package let met: Int
        package let possible: Int
        package let parts: [Part]

        /// What it reached in one test.
        package typealias Part = (test: TestID, met: Int, possible: Int)

        /// The sum of the parts.
        package init(of schoolClass: ClassID, parts: [Part]) {
            self.schoolClass = schoolClass
            self.parts = parts
            tests = parts.count
            met = parts.reduce(0) { $0 + $1.met }
            possible = parts.reduce(0) { $0 + $1.possible }
        }
    }

    /// Adds up a class's scores over tests; a test without a result for it does not count.
    ///
    /// Source: systems.md H05.
    package func accumulation(
        of schoolClass: ClassID,
        over tests: [TestID]
    ) throws(Refusal) -> Accumulation {
        var parts: [Accumulation.Part] = []
        for test in tests {
            guard let score = try score(of: schoolClass, in: test) else { continue }
            parts.append((test, score.met, score.possible))
        }
        return Accumulation(of: schoolClass, parts: parts)
    }
}
