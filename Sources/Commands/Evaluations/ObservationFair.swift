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
        /// No further than the scale goes.
        let interval: Interval?
        let rawPlace: Int
        let place: Int
        /// The places of the rows of the teacher's lessons.
        let rows: Range<Int>
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
        ScoredSheets.inColumns,
        EstimateText.places,
        FairScores.intervals,
        CommonParameter.explain,
        columns: columns.columns,
        source: "practice.md 4.5, 4.8",
        examples: ["observation fair term=2024-autumn", "听课 公平分 学期=2024-autumn 依据"],
        work: ScoredSheets.work
    ) { context, sheets, places, intervals, explain throws(Refusal) in
        let found = sheets.counts.notes(sheets.key, sheets.instrument)
        let figures: SeverityFigures
        do throws(Undefined) {
            figures = try sheets.figures(isEstimating: intervals, context.surroundings.halves)
        } catch {
            return Reply(
                body: .table(Reply.Table(columns: columns, rowCount: 0) { _, _ in }),
                notes: found + [error.text]
            )
        }
        let (rows, cut) = rows(figures, sheets)
        let (register, today) = (context.register, context.today)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.integer(row.subject.component + 1)
            writer.text(row.teacher.text)
            writer.text(register.persons.stored(row.teacher)?.name(on: today) ?? "")
            writer.integer(row.lessons)
            writer.integer(row.subject.count)
            EstimateText.write(row.subject.raw, to: writer, places: places ?? 2)
            writer.integer(row.rawPlace)
            EstimateText.write(row.subject.adjusted, to: writer, places: places ?? 2)
            writer.integer(row.place)
            EstimateText.write(row.interval?.lower, to: writer, places: places ?? 2)
            EstimateText.write(row.interval?.upper, to: writer, places: places ?? 2)
        }
        let rules = ObservationSeverity.notes(figures) + note(cut, sheets.instrument)
        var reply = Reply(body: .table(table), notes: found + rules)
        if explain { reply.reasons = rows.flatMap { reasons($0, figures, sheets) } }
        reply.page = {
            let names = rows.map { register.persons[$0.teacher]?.name[today] ?? $0.teacher.text }
            return UnitPage.page(
                Bilingual("Lesson scores, raw and adjusted", "评课得分：原始与校正"),
                unit: sheets.unit,
                context,
                parts: [
                    .chart(chart(rows, names, sheets)),
                    .table(PrintedTable.of(table, without: ["teacher"], context)),
                ],
                rules: rules
            )
        }
        return reply
    }

    /// - Returns: the rows, and how many of their intervals ended beyond the scale.
    private static func rows(
        _ figures: SeverityFigures,
        _ sheets: SheetColumns
    ) -> (rows: [Row], cut: Int) {
        let raw = AdjustedPlaces(figures.adjustment, \.raw)
        let adjusted = AdjustedPlaces(figures.adjustment, \.adjusted)
        let range = sheets.instrument.range
        let scale = FigureBounds.limits(range, around: [])
        var cut = 0
        let rows = figures.teachers.map { teacher in
            let whole = teacher.estimate?.interval
            let interval = whole.map { within(scale, $0, around: teacher.subject.adjusted) }
            if interval != whole { cut += 1 }
            return Row(
                teacher: sheets.lesson(sheets.rows[teacher.rows.lowerBound]).giver,
                lessons: sheets.rows[teacher.rows].count { $0.complete > 0 },
                subject: teacher.subject,
                interval: interval,
                rawPlace: raw.place(of: teacher.subject),
                place: adjusted.place(of: teacher.subject),
                rows: teacher.rows
            )
        }
        let sorted = rows.sorted {
            ($0.subject.component, $0.place, $0.teacher)
                < ($1.subject.component, $1.place, $1.teacher)
        }
        return (sorted, cut)
    }

    /// The part of an interval that lies on the scale, and at least the score itself.
    ///
    /// What lies outside is ruled out before anything is observed, so that the part left holds the
    /// true score as often. Source: M. Mandelkern, Setting confidence intervals for bounded
    /// parameters, Statistical Science 17 (2002).
    private static func within(
        _ scale: ClosedRange<Double>,
        _ interval: Interval,
        around score: Double
    ) -> Interval {
        let limits = min(scale.lowerBound, score)...max(scale.upperBound, score)
        return (try? interval.clamped(limits)) ?? interval
    }

    private static func note(_ cut: Int, _ instrument: Instrument) -> [Bilingual] {
        guard cut > 0 else { return [] }
        let (least, most) = instrument.range
        let scale = "\(Decimals.text(least, places: 2))–\(Decimals.text(most, places: 2))"
        return [
            Bilingual(
                "\(counted(cut, "interval")) cut off at the end of the scale \(scale); an adjusted "
                    + "score itself may lie beyond: it is for comparing",
                "有 \(cut) 个区间超出量表 \(scale)，已截到端点；校正分本身可能超出，仅供比较"
            )
        ]
    }

    /// The adjusted score is the raw one less what the observers' severity makes on average.
    private static func reasons(
        _ row: Row,
        _ figures: SeverityFigures,
        _ sheets: SheetColumns
    ) -> [Bilingual] {
        let mean = EstimateText.fixed(row.subject.raw - row.subject.adjusted, 4)
        let (raw, adjusted) = (
            EstimateText.fixed(row.subject.raw, 4), EstimateText.fixed(row.subject.adjusted, 4)
        )
        let terms = sheets.rows[row.rows].sorted {
            sheets.lesson($0) < sheets.lesson($1)
        }.flatMap { lesson in
            lesson.places.filter { !sheets.scores[$0].isNaN }
                .map { Int(figures.observers.ofNumber[Int(sheets.observers[$0])]) }.sorted()
        }.map { observer in
            let effect = figures.adjustment.observers[observer]?.effect ?? 0
            return "\(figures.observers.persons[observer].text) \(EstimateText.fixed(effect, 4))"
        }.joined(separator: ", ")
        let who = row.teacher.text
        return [
            Bilingual(
                "\(who): raw \(raw) − mean severity \(mean) = \(adjusted)",
                "\(who)：原始 \(raw) − 宽严均值 \(mean) = \(adjusted)"
            ), Bilingual("  of \(terms)", "  取自 \(terms)"),
        ]
    }

    private static func chart(_ rows: [Row], _ names: [String], _ sheets: SheetColumns) -> Chart {
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
