import Domain
import Grammar
import Notation
import Schemes

/// Rows of figures as a table, with a column for each composite index in force.
struct FigureTable {
    let rows: [Figures.Row]
    let register: Register

    static let columns = [
        ColumnSpec("test", "测验", .id), ColumnSpec("unit", "单位", .id),
        ColumnSpec("grade", "年级", .text), ColumnSpec("class", "班级", .id),
        ColumnSpec("class-name", "班名", .text), ColumnSpec("subject", "科目", .text),
        ColumnSpec("classes", "班数", .integer), ColumnSpec("on-roll", "在册", .integer),
        ColumnSpec("sat", "实考", .integer), ColumnSpec("of", "基数", .integer, unit: "pupils"),
        ColumnSpec("base", "基数口径", .word), ColumnSpec("mean", "平均分", .decimal),
        ColumnSpec("excellent-rate", "优秀率", .percent), ColumnSpec("good-rate", "良好率", .percent),
        ColumnSpec("pass-rate", "合格率", .percent), ColumnSpec("low-rate", "低分率", .percent),
        ColumnSpec("sd", "标准差", .decimal, unit: "marks"), ColumnSpec("sd-by", "标准差除数", .text),
        ColumnSpec("score-rate", "得分率", .percent),
        ColumnSpec("from-grade", "离级均差", .decimal, unit: "marks"),
    ]

    /// The names of the indices, in the order in which they first occur.
    private var indices: [String] {
        var names: [String] = []
        for row in rows {
            for (rule, _) in row.conventions?.indices ?? [] where !names.contains(rule.name) {
                names.append(rule.name)
            }
        }
        return names
    }

    var table: Reply.Table {
        let names = indices
        let added = names.map { ColumnSpec("index-\($0)", "\($0)指数", .decimal) }
        let (rows, register) = (rows, register)
        return Reply.Table(columns: ColumnSet(Self.columns + added), rowCount: rows.count) {
            index,
            writer in
            let row = rows[index]
            Self.writeKey(row, register, to: writer)
            Self.writeFigures(row, to: writer)
            for name in names {
                let rule = row.conventions?.indices.first { $0.rule.name == name }?.rule
                let value = rule.flatMap { row.pool.index($0) }
                value.map { writer.fixed($0, places: 4) } ?? writer.none()
            }
        }
    }

    /// The same for people: names in place of keys, and only what tells rows apart.
    func printed(_ context: Context) -> Reply.Table {
        let names = indices
        let added = names.map { ColumnSpec("index-\($0)", "\($0)指数", .decimal) }
        let (rows, register) = (rows, register)
        let keys = PrintedKey.needed(rows)
        let columns = keys.map(\.column) + Self.columns[Self.keyCount...] + added
        return Reply.Table(columns: ColumnSet(columns), rowCount: rows.count) { index, writer in
            let row = rows[index]
            for key in keys {
                key.text(of: row.key, register, context).map(writer.text) ?? writer.none()
            }
            Self.writeFigures(row, to: writer)
            for name in names {
                let rule = row.conventions?.indices.first { $0.rule.name == name }?.rule
                let value = rule.flatMap { row.pool.index($0) }
                value.map { writer.fixed($0, places: 4) } ?? writer.none()
            }
        }
    }

    /// The columns that say of what a row is, the number of classes among them.
    private static let keyCount = 7

    /// What a printed row may be of.
    private enum PrintedKey: CaseIterable {
        case test
        case unit
        case grade
        case schoolClass
        case subject

        var column: ColumnSpec {
            switch self {
            case .test: ColumnSpec("test", "测验", .text)
            case .unit: ColumnSpec("unit", "单位", .text)
            case .grade: ColumnSpec("grade", "年级", .text)
            case .schoolClass: ColumnSpec("class-name", "班名", .text)
            case .subject: ColumnSpec("subject", "科目", .text)
            }
        }

        /// Those in which the rows differ; a class's name says its grade.
        static func needed(_ rows: [Figures.Row]) -> [PrintedKey] {
            let keys = rows.map(\.key)
            let isOfClasses = keys.contains { $0.schoolClass != nil }
            return allCases.filter { key in
                switch key {
                case .test: Set(keys.map(\.test)).count > 1
                case .unit: Set(keys.map(\.unit)).count > 1
                case .grade: !isOfClasses && keys.contains { $0.grade != nil }
                case .schoolClass: isOfClasses
                case .subject: true
                }
            }
        }

        func text(of key: Figures.Key, _ register: Register, _ context: Context) -> String? {
            switch self {
            case .test: return UnitPage.name(of: key.test, register)
            case .unit: return key.unit.map { UnitPage.name(of: $0, context) }
            case .grade: return key.grade?.text
            case .schoolClass:
                guard let group = key.schoolClass.flatMap({ register.classes[$0] }),
                    let grade = key.grade
                else { return nil }
                return TargetQuestion.printedName(group, grade)
            case .subject: return key.subject
            }
        }
    }

    private static func writeKey(
        _ row: Figures.Row,
        _ register: Register,
        to writer: any ReplyWriter
    ) {
        let key = row.key
        writer.text(key.test.text)
        key.unit.map { writer.text($0.text) } ?? writer.none()
        key.grade.map { writer.text($0.text) } ?? writer.none()
        key.schoolClass.map { writer.text($0.text) } ?? writer.none()
        let group = key.schoolClass.flatMap { register.classes[$0] }
        if let group, let grade = key.grade {
            writer.text(TargetQuestion.printedName(group, grade))
        } else {
            writer.none()
        }
        writer.text(key.subject)
        writer.integer(row.pool.classes)
    }

    private static func writeFigures(_ row: Figures.Row, to writer: any ReplyWriter) {
        let pool = row.pool
        let divisor = row.conventions?.divisor ?? .count
        writer.integer(pool.onRoll)
        writer.integer(pool.sat)
        writer.integer(pool.base)
        writer.text(row.conventions?.countsAbsent == true ? "zero" : "excluded")
        write(pool.mean?.rounded(places: 0), to: writer)
        for part in [IndexRule.Part.excellent, .good, .pass, .low] {
            write(percent(pool.rate(part)), to: writer)
        }
        pool.deviation(by: divisor).map { writer.fixed($0, places: 4) } ?? writer.none()
        writer.text(divisor.label.english)
        write(percent(pool.rate(.score)), to: writer)
        write(row.fromGrade?.rounded(places: 0), to: writer)
    }

    private static func write(_ hundredths: Int?, to writer: any ReplyWriter) {
        hundredths.map { writer.fixed($0, places: 2) } ?? writer.none()
    }

    static func percent(_ rate: Fraction?) -> Int? {
        rate.flatMap { Fraction($0.numerator, $0.denominator).rounded(places: 4) }
    }
}
