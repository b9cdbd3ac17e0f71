import Domain
import Grammar
import Notation
import Schemes

/// `progress rank`: the fair ranking beside the awards, with what chance leaves open.
enum ProgressRank {
    struct Row: Sendable {
        let ranking: FairRanking
        let entry: FairRanking.Entry
    }

    private static let columns = ColumnSet([
        ColumnSpec("grade", "年级", .text), ColumnSpec("subject", "科目", .text),
        ColumnSpec("place", "名次", .integer), ColumnSpec("unit", "单位", .id),
        ColumnSpec("class", "班级", .id), ColumnSpec("class-name", "班名", .text),
        ColumnSpec("pupils", "人", .integer), ColumnSpec("unlinked", "转入转出", .integer),
        ColumnSpec("raw-gain", "原始提高", .decimal, unit: "sd"),
        ColumnSpec("gain", "校正提高", .decimal, unit: "sd"),
        ColumnSpec("shrunk", "收缩提高", .decimal, unit: "sd"),
        ColumnSpec("p-best", "居首概率", .share),
        ColumnSpec("expected-place", "期望名次", .decimal), ColumnSpec("places", "名次区间", .text),
    ])

    static let command = Command.query(
        [Label("progress", "进步"), Label("rank", "排名")],
        Bilingual(
            "Ranks classes' gains fairly: same beginnings, shrunk by chance, places with chances.",
            "公平的进步排名：按起点校正、按随机误差收缩，附居首概率和名次区间；不足10人只描述。"
        ),
        ProgressQuestion.term,
        TargetQuestion.grade,
        TargetQuestion.subject,
        Parameter<FairRanking.Level?>.optional(
            Label("by", "层次"),
            Reading<FairRanking.Level>.value,
            Bilingual(
                "class or school, where a school's pupils of one entry count together; class",
                "班级，或学校（同年入学的学生合计），默认班级"
            )
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "H06; practice.md 4.7",
        examples: [
            "progress rank term=2024-spring", "progress rank term=2024-spring by=school explain",
        ],
        work: Walk.figures
    ) { context, term, grade, subject, level, explain throws(Refusal) in
        let question = try ProgressQuestion(context, term: term)
        let register = context.register
        let results = register.index.resultsByTest[question.finals.now]
            .compactMap { register.results[$0] }
        let keys = Set(results.map { Key(grade: $0.grade, subject: $0.id.subject) }).sorted()
        let rankings = keys.filter { key in
            (grade == nil || key.grade == grade) && (subject == nil || key.subject == subject)
        }.map { key in
            FairRanking(
                grade: key.grade,
                subject: key.subject,
                finals: question.finals,
                classes: question.classes,
                by: level ?? .schoolClass,
                register
            )
        }
        let rows = rankings.flatMap { ranking in
            ordered(ranking.entries).map { Row(ranking: ranking, entry: $0) }
        }
        var reply = Reply(body: .table(table(rows, register)))
        reply.notes = rankings.compactMap(note)
        if explain { reply.reasons = rankings.flatMap(reasons) + method }
        return reply
    }

    private struct Key: Hashable, Comparable {
        let grade: Grade
        let subject: String

        static func < (left: Key, right: Key) -> Bool {
            (left.grade, left.subject) < (right.grade, right.subject)
        }
    }

    /// By place; those that are only described come last, by key.
    static func ordered(_ entries: [FairRanking.Entry]) -> [FairRanking.Entry] {
        entries.sorted { left, right in
            let (first, second) = (left.place ?? Int.max, right.place ?? Int.max)
            return (first, left.unit, left.schoolClass?.text ?? "")
                < (second, right.unit, right.schoolClass?.text ?? "")
        }
    }

    private static func note(_ ranking: FairRanking) -> Bilingual? {
        guard let gap = ranking.gap else { return nil }
        let name = ranking.grade.text
        return Bilingual(
            "grade \(name) \(ranking.subject): \(gap.english)",
            "\(ranking.grade.chineseName)\(ranking.subject)：\(gap.chinese)"
        )
    }

    static func table(
        _ rows: [Row],
        _ register: Register,
        for page: Context? = nil
    ) -> Reply.Table {
        let columns = page == nil ? columns : UnitPage.columns(columns)
        return Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (ranking, entry) = (rows[index].ranking, rows[index].entry)
            writer.text(ranking.grade.text)
            writer.text(ranking.subject)
            entry.place.map(writer.integer) ?? writer.none()
            writer.text(
                page.map { UnitPage.name(of: entry.unit, $0) } ?? entry.unit.text
            )
            if page == nil { entry.schoolClass.map { writer.text($0.text) } ?? writer.none() }
            let group = entry.schoolClass.flatMap { register.classes[$0] }
            let name = group.map { TargetQuestion.printedName($0, ranking.grade) }
            name.map(writer.text) ?? writer.none()
            writer.integer(entry.pupils)
            writer.integer(entry.unlinked)
            for value in [entry.rawGain, entry.gain, entry.shrunk] {
                write(value, places: 3, to: writer)
            }
            write(entry.best.map { $0 * 100 }, places: 2, to: writer)
            write(entry.expected, places: 2, to: writer)
            let places = entry.places.map { "\($0.lowerBound)..\($0.upperBound)" }
            places.map(writer.text) ?? writer.none()
        }
    }

    private static func write(_ value: Double?, places: Int, to writer: any ReplyWriter) {
        guard let value else { return writer.none() }
        let scale = places == 3 ? 1_000.0 : 100.0
        writer.fixed(Int((value * scale).rounded()), places: places)
    }

    /// The figures of the method in full, for who computes them again elsewhere.
    static func reasons(_ ranking: FairRanking) -> [Bilingual] {
        let name = "\(ranking.grade.text) \(ranking.subject)"
        func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "-" }
        guard ranking.slope != nil else {
            let gap = ranking.gap ?? Bilingual("", "")
            return [Bilingual("\(name): \(gap.english)", "\(name)：\(gap.chinese)")]
        }
        let head =
            "\(name): β=\(text(ranking.slope)) s²=\(text(ranking.within)) "
            + "τ²=\(text(ranking.between))"
        let lines = ranking.entries.map { entry in
            "  \(entry.schoolClass?.text ?? entry.unit.text): n=\(entry.pupils) "
                + "raw=\(text(entry.rawGain)) gain=\(text(entry.gain)) se=\(text(entry.error)) "
                + "kept=\(text(entry.kept)) shrunk=\(text(entry.shrunk))"
        }
        return ([head] + lines).map { Bilingual($0, $0) }
    }

    static let method = [
        Bilingual(
            "method: both finals on the grade's z scale (divided by n); pupils with both marks; "
                + "analysis of covariance with one slope within classes",
            "方法：两次期末化为年级标准分（除以 n）；只计两次都有分数的学生；班内同斜率协方差分析"
        ),
        Bilingual(
            "gains are shrunk towards the mean of all (empirical Bayes, DerSimonian-Laird); places "
                + "within 0.05 of P(best) are shared; classes under 10 are described, not ranked",
            "提高值向总平均收缩（经验贝叶斯，DerSimonian-Laird）；居首概率相差不到 0.05 者并列；不足 10 人只描述"
        ),
        Bilingual(
            "it compares classes, and is no measure of what a teacher did",
            "这是班级之间的比较，不代表教师个人的作用"
        ),
    ]
}
