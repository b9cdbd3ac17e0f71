import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation fair`: teachers' scores raw and with the observers' severity taken out.
enum ObservationFair {
    private struct Row: Sendable {
        let teacher: PersonID
        let lessons: Int
        let subject: SeverityAdjustment.Subject
        let estimate: Estimate?
        let rawPlace: Int
        let place: Int
        /// The numbers of who observed, once for each sheet.
        let observers: [Int]
    }

    private static let columns = ColumnSet([
        ColumnSpec("component", "连通组", .integer), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text), ColumnSpec("lessons", "课次", .integer),
        ColumnSpec("sheets", "评分张数", .integer), ColumnSpec("raw", "原始均分", .decimal),
        ColumnSpec("raw-place", "原始名次", .integer),
        ColumnSpec("adjusted", "校正均分", .decimal), ColumnSpec("place", "校正名次", .integer),
        ColumnSpec("low", "下限", .decimal), ColumnSpec("high", "上限", .decimal),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("fair", "公平分")],
        Bilingual(
            "Shows teachers' mean scores raw and adjusted for their observers' severity.",
            "各教师评课均分：原始与按听课人宽严校正后并列，附区间；不连通的组不排在一起。"
        ),
        ScoredSheets.parameter,
        EstimateText.places,
        FairScores.intervals,
        CommonParameter.explain,
        columns: columns.columns,
        source: "practice.md 4.5, 4.8",
        examples: ["observation fair term=2024-autumn", "听课 公平分 学期=2024-autumn 依据"],
        work: ScoredSheets.work
    ) { context, sheets, places, intervals, explain throws(Refusal) in
        let fair: FairScores
        do throws(Undefined) {
            fair = try FairScores(sheets, isEstimating: intervals)
        } catch {
            return Reply(
                body: .table(Reply.Table(columns: columns, rowCount: 0) { _, _ in }),
                notes: sheets.notes + [error.text]
            )
        }
        let rows = rows(fair)
        let (register, today) = (context.register, context.today)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.integer(row.subject.component + 1)
            writer.text(row.teacher.text)
            writer.text(register.persons[row.teacher]?.name[today] ?? "")
            writer.integer(row.lessons)
            writer.integer(row.subject.count)
            EstimateText.write(row.subject.raw, to: writer, places: places ?? 2)
            writer.integer(row.rawPlace)
            EstimateText.write(row.subject.adjusted, to: writer, places: places ?? 2)
            writer.integer(row.place)
            EstimateText.write(row.estimate?.interval?.lower, to: writer, places: places ?? 2)
            EstimateText.write(row.estimate?.interval?.upper, to: writer, places: places ?? 2)
        }
        var reply = Reply(
            body: .table(table),
            notes: sheets.notes + ObservationSeverity.notes(fair)
        )
        if explain { reply.reasons = rows.flatMap { reasons($0, fair) } }
        let names = rows.map { register.persons[$0.teacher]?.name[today] ?? $0.teacher.text }
        reply.page = {
            MonitoringPage.page(
                Bilingual("Lesson scores, raw and adjusted", "评课得分：原始与校正"),
                unit: sheets.unit,
                context,
                parts: [
                    .chart(chart(rows, names, sheets)),
                    .table(PrintedTable.of(table, without: ["teacher"], context)),
                ],
                rules: ObservationSeverity.notes(fair)
            )
        }
        return reply
    }

    private static func rows(_ fair: FairScores) -> [Row] {
        let raw = fair.places(\.raw)
        let adjusted = fair.places(\.adjusted)
        let sheets = fair.sheets
        let own = sheets.completeByTeacher()
        var rows: [Row] = []
        for (number, subject) in fair.adjustment.subjects.enumerated() {
            guard let subject, let rawPlace = raw[number], let place = adjusted[number],
                sheets.teachers.indices.contains(number)
            else { continue }
            let observers = own[number].map { Int(sheets.entries[$0].observer) }
            rows.append(
                Row(
                    teacher: sheets.teachers[number],
                    lessons: Set(own[number].map { sheets.entries[$0].lesson.id }).count,
                    subject: subject,
                    estimate: fair.errors.subjects[number],
                    rawPlace: rawPlace,
                    place: place,
                    observers: observers
                )
            )
        }
        return rows.sorted {
            ($0.subject.component, $0.place, $0.teacher)
                < ($1.subject.component, $1.place, $1.teacher)
        }
    }

    /// The adjusted score is the raw one less what the observers' severity makes on average.
    private static func reasons(_ row: Row, _ fair: FairScores) -> [Bilingual] {
        let effects = row.observers.map { fair.adjustment.observers[$0]?.effect ?? 0 }
        let mean = EstimateText.fixed(row.subject.raw - row.subject.adjusted, 4)
        let (raw, adjusted) = (
            EstimateText.fixed(row.subject.raw, 4), EstimateText.fixed(row.subject.adjusted, 4)
        )
        let terms = zip(row.observers, effects).map { observer, effect in
            "\(fair.sheets.observers[observer].text) \(EstimateText.fixed(effect, 4))"
        }.joined(separator: ", ")
        let who = row.teacher.text
        return [
            Bilingual(
                "\(who): raw \(raw) − mean severity \(mean) = \(adjusted)",
                "\(who)：原始 \(raw) − 宽严均值 \(mean) = \(adjusted)"
            ), Bilingual("  of \(terms)", "  取自 \(terms)"),
        ]
    }

    private static func chart(_ rows: [Row], _ names: [String], _ sheets: ScoredSheets) -> Chart {
        Chart(
            Bilingual("adjusted score; the line is the raw one", "校正均分，竖线为原始均分"),
            unit: "",
            full: sheets.instrument.range.most,
            bars: zip(rows, names).map { row, name in
                Chart.Bar(
                    name,
                    EstimateText.scaled(row.subject.adjusted, 2),
                    target: EstimateText.scaled(row.subject.raw, 2)
                )
            }
        )
    }
}
