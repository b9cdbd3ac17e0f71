import Domain
import Grammar
import Notation
import Schemes

/// `weak show`: the share of weak pupils in the bridging grades, year by year (学困生比例).
enum WeakShow {
    private struct Row: Sendable {
        let year: SchoolYear
        let unit: UnitID
        let grade: Grade
        let test: TestID
        let weak: Int
        let sat: Int
        /// Classes without pupils' marks, which name nobody.
        let withoutMarks: Int
        /// Papers without a pass line.
        let withoutLine: [Paper.ID]
        var change: Int?

        /// In hundredths of a percent.
        var share: Int? {
            sat > 0 ? Fraction(weak, sat).rounded(places: 4) : nil
        }

        /// The share less an earlier one, rounded once, in hundredths of a percent.
        func change(since before: Row) -> Int? {
            guard sat > 0, before.sat > 0 else { return nil }
            let difference = weak * before.sat - before.weak * sat
            return Fraction(difference, sat * before.sat).rounded(places: 4)
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("school-year", "学年", .text), ColumnSpec("unit", "单位", .id),
        ColumnSpec("grade", "年级", .text), ColumnSpec("test", "测验", .id),
        ColumnSpec("sat", "实考", .integer), ColumnSpec("weak", "学困生", .integer),
        ColumnSpec("share", "学困生比例", .share), ColumnSpec("change", "变化", .decimal),
    ])

    static let command = Command.query(
        [Label("weak", "学困"), Label("show", "查看")],
        Bilingual(
            "Shows the share of pupils below the pass line in finals, by year and grade.",
            "历年期末学困生比例与变化；默认为各校起始年级（衔接年级）。"
        ),
        TargetQuestion.grade,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H14",
        examples: ["weak show", "学困 查看 年级=2 依据"],
        work: Walk.figures
    ) { context, grade, unit, explain throws(Refusal) in
        let register = context.register
        let dossiers = Dossiers(context.regulations)
        var rows: [Row] = []
        for test in register.tests where test.kind == .final {
            let papers = register.index.papersByTest[test.id].compactMap { register.papers[$0] }
            guard let day = papers.map(\.on).max() else { continue }
            let results = register.index.resultsByTest[test.id].compactMap { register.results[$0] }
            let units = Set(results.compactMap { register.classes[$0.id.schoolClass]?.unit })
            for school in units where isWanted(school, unit, day, context) {
                for wanted in grades(of: school, grade, results, day, register) {
                    let weak = try dossiers.weak(in: test.id) { group, grade in
                        group.unit == school && grade == wanted
                    }
                    rows.append(
                        Row(
                            year: SchoolYear(containing: day),
                            unit: school,
                            grade: wanted,
                            test: test.id,
                            weak: weak.pupils.count,
                            sat: weak.sat.count,
                            withoutMarks: weak.withoutMarks,
                            withoutLine: weak.withoutLine.sorted()
                        )
                    )
                }
            }
        }
        let ordered = withChanges(rows)
        var reply = reply(ordered)
        reply.notes = notes(ordered)
        if explain { reply.reasons = ordered.map { reason($0, context.regulations) } + [rule] }
        return reply
    }

    private static func reason(_ row: Row, _ regulations: Regulations) -> Bilingual {
        let share = row.share.map { Decimals.fixed($0, places: 2) + "%" } ?? "-"
        let name = "\(row.test.text) \(row.unit.text) \(row.grade.text)"
        let papers = regulations.register.index.papersByTest[row.test]
            .filter { $0.grade == row.grade }.compactMap { regulations.register.papers[$0] }
        let lines = papers.compactMap { paper in
            // The lines were found when the pupils were counted.
            try? regulations.lines(of: paper, for: row.unit).pass.map { (paper, $0.reason) }
        }.compactMap(\.self)
        let english = lines.map { "; \($0.0.id.subject) \($0.1.english)" }.joined()
        let chinese = lines.map { "；\($0.0.id.subject)\($0.1.chinese)" }.joined()
        return Bilingual(
            "\(name): \(row.weak) below the pass line in a subject, of \(row.sat) who sat one: "
                + "\(row.weak) / \(row.sat) = \(share)\(english)",
            "\(name)：参加的 \(row.sat) 人中 \(row.weak) 人有科目低于合格线："
                + "\(row.weak) / \(row.sat) = \(share)\(chinese)"
        )
    }

    /// What the shares leave out.
    private static func notes(_ rows: [Row]) -> [Bilingual] {
        rows.flatMap { row -> [Bilingual] in
            let name = "\(row.test.text) \(row.unit.text) \(row.grade.text)"
            var notes: [Bilingual] = []
            if row.withoutMarks > 0 {
                notes.append(
                    Bilingual(
                        "\(name): \(counted(row.withoutMarks, "result")) without pupils' marks "
                            + "left out",
                        "\(name)：\(row.withoutMarks) 份成绩没有学生分数，未计入"
                    )
                )
            }
            if !row.withoutLine.isEmpty {
                let papers = row.withoutLine.map(\.text).joined(separator: ", ")
                notes.append(
                    Bilingual(
                        "\(name): no pass line for \(papers)",
                        "\(name)：\(papers) 未设合格线"
                    )
                )
            }
            return notes
        }
    }

    private static let rule = Bilingual(
        "rule: H14, weak as in H07: below the pass line in a subject; the change, in percentage "
            + "points, is against the same grade's final before (2 places, half up, once)",
        "规则：H14，学困生按 H07 认定（有科目低于合格线）；变化为与同年级上一次期末相差的百分点（两位，四舍五入一次）"
    )

    private static func isWanted(
        _ school: UnitID,
        _ unit: UnitID?,
        _ day: Day,
        _ context: Context
    ) -> Bool {
        guard let unit else { return true }
        return context.regulations.lineage(of: school, on: day).contains(unit)
    }

    /// The grade that was asked for, or the school's first one.
    private static func grades(
        of school: UnitID,
        _ wanted: Grade?,
        _ results: [ClassResult],
        _ day: Day,
        _ register: Register
    ) -> [Grade] {
        guard let grade = wanted ?? register.units[school]?.grades(on: day)?.first else {
            return []
        }
        let isThere = results.contains { result in
            result.grade == grade && register.classes[result.id.schoolClass]?.unit == school
        }
        return isThere ? [grade] : []
    }

    /// The rows in the order unit, grade, year, test, each with its change from the one before.
    private static func withChanges(_ rows: [Row]) -> [Row] {
        var ordered = rows.sorted { left, right in
            (left.unit, left.grade, left.year, left.test)
                < (right.unit, right.grade, right.year, right.test)
        }
        for place in ordered.indices.dropFirst() {
            let before = ordered[place - 1]
            guard before.unit == ordered[place].unit, before.grade == ordered[place].grade
            else { continue }
            ordered[place].change = ordered[place].change(since: before)
        }
        return ordered
    }

    private static func reply(_ rows: [Row]) -> Reply {
        Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    let row = rows[index]
                    writer.text("\(row.year.start)-\(row.year.start + 1)")
                    writer.text(row.unit.text)
                    writer.text(row.grade.text)
                    writer.text(row.test.text)
                    writer.integer(row.sat)
                    writer.integer(row.weak)
                    row.share.map { writer.fixed($0, places: 2) } ?? writer.none()
                    row.change.map { writer.fixed($0, places: 2) } ?? writer.none()
                }
            )
        )
    }
}
