import Domain
import Grammar
import Notation
import Schemes

/// `evaluation rank`: subjects of signed forms by their mean totals, with shared places (评先).
enum EvaluationRank {
    private struct Row: Sendable {
        let subject: String
        let key: InstrumentKey
        let rule: InstrumentRule
        let mean: Fraction
        let range: (least: Int, most: Int)
        let totals: [Total]
        var place = 1
    }

    /// What one form came to.
    private struct Total: Sendable {
        let id: EvaluationID
        let total: Fraction
        /// Whether it may be told by itself.
        let isTold: Bool
    }

    private static let columns = ColumnSet([
        ColumnSpec("place", "名次", .integer), ColumnSpec("subject", "对象", .text),
        ColumnSpec("instrument", "量表", .text), ColumnSpec("forms", "份数", .integer),
        ColumnSpec("mean", "均分", .decimal), FigureBounds.low, FigureBounds.high,
        ColumnSpec("max", "满分", .decimal), ColumnSpec("grade", "等第", .text),
        FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("evaluation", "评价"), Label("rank", "排名")],
        Bilingual(
            "Ranks the subjects of one instrument by their mean totals; ties share a place.",
            "按某一量表的平均总分排名，同分并列，如校本研训先进学校。"
        ),
        Parameter<BoundArguments.Value>.keyword(
            Label("instrument", "量表"),
            InstrumentQuestion.reading,
            Bilingual("by which instrument", "所用量表")
        ),
        TargetQuestion.unit,
        Parameter<Day?>.optional(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("only from that day on", "起始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("only up to that day", "截止日期")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "J10, J01, I07",
        examples: [
            "evaluation rank instrument=inspection unit=daoli",
            "评价 排名 量表=inspection 单位=daoli 依据",
        ],
        work: Walk.evaluations
    ) { context, instrument, unit, from, to, explain throws(Refusal) in
        var found: [Key: [Evaluation]] = [:]
        var tallies = 0
        let isAsked = { (evaluation: Evaluation) in
            (from.map { evaluation.on >= $0 } ?? true) && (to.map { evaluation.on <= $0 } ?? true)
                && isThere(evaluation, unit, context)
        }
        UnsignedForms.forEach(context) { evaluation in
            let key = evaluation.content.instrument
            guard [key.name, key.text].contains(instrument.text) else { return }
            let subject = evaluation.subject.text
            let phase = evaluation.phase
            let place = Key(instrument: key, subject: subject, phase: phase)
            found[place, default: []].append(evaluation)
            if case .tally = evaluation.content, isAsked(evaluation) { tallies += 1 }
        }
        found = found.filter { _, own in
            own.contains { evaluation in
                guard case .form = evaluation.content else { return false }
                return isAsked(evaluation)
            }
        }
        let keys = Set(found.keys.map(\.instrument))
        guard let key = keys.first, keys.count == 1,
            let form = context.regulations.instrument(key)
        else {
            guard !keys.isEmpty else {
                try InstrumentQuestion.checkKnown(instrument, context)
                let none = Reply.Table(columns: columns, rowCount: 0) { _, _ in }
                return Reply(body: .table(none), notes: note(onTallies: tallies))
            }
            throw instrument.refusal(
                .badArgument,
                "totals of \(keys.count) versions are not ranked together: say which",
                "有 \(keys.count) 个版本的评分，不能混排，请指定",
                want: "instrument",
                hint: keys.sorted().map(\.text).joined(separator: ",")
            )
        }
        var (totals, incomplete): ([String: [Total]], Int) = ([:], 0)
        for (_, own) in found {
            guard let subject = own.first?.subject.ranked(by: form.rule.target) else { continue }
            let told = UnsignedForms.told(own, form, context, where: isAsked)
            for evaluation in told.evaluations {
                guard case .form(let sheet) = evaluation.content else { continue }
                guard let total = total(evaluation, sheet, form, context.role) else {
                    incomplete += 1
                    continue
                }
                guard told.tells(.total, of: evaluation) else { continue }
                totals[subject, default: []].append(total)
            }
        }
        let rows = ranked(totals.filter { !$0.value.isEmpty }, key, form)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], as: rows[index].subject, to: writer, context.language)
        }
        let printed = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let subject = printedName(rows[index], form.rule.target, context)
            write(rows[index], as: subject, to: writer, context.language)
        }
        var reply = Reply(
            body: .table(table),
            notes: [InstrumentQuestion.ownChoice(form.rule)].compactMap(\.self)
                + UnsignedForms.notes(form.rule, context) + note(onIncomplete: incomplete)
                + note(onTallies: tallies)
        )
        if explain { reply.reasons = rows.map(reason) }
        let name = form.rule.title ?? key.name
        let title = Bilingual("Ranking by \(key.name)", "\(name) 排名")
        let notes = reply.notes
        reply.page = {
            PrintedTable.page(
                title,
                unit: unit,
                printed,
                without: ["instrument"],
                charts: [chart(rows, form.rule.target, context)],
                rules: notes,
                context
            )
        }
        return reply
    }

    private static func chart(
        _ rows: [Row],
        _ target: InstrumentRule.Target,
        _ context: Context
    ) -> Chart {
        Chart(
            Bilingual("mean totals", "均分"),
            unit: "",
            full: rows.map(\.range.most).max() ?? 0,
            bars: rows.map { row in
                Chart.Bar(printedName(row, target, context), row.mean.rounded(places: 0))
            }
        )
    }

    /// As people call it: a school or person, else what the forms are about.
    private static func printedName(
        _ row: Row,
        _ target: InstrumentRule.Target,
        _ context: Context
    ) -> String {
        let register = context.register
        switch target {
        case .school, .inspection:
            if register.units[UnitID(row.subject)] != nil {
                return UnitPage.name(of: UnitID(row.subject), context)
            }
        case .trainee, .appraisal:
            if let person = register.persons[PersonID(row.subject)] {
                return person.name[context.today]
            }
        case .lesson, .course, .parents: break
        }
        let form = row.totals.first.flatMap { register.evaluations[$0.id] }
        return form.map { $0.subject.name(on: $0.on, context) } ?? row.subject
    }

    private static func note(onIncomplete count: Int) -> [Bilingual] {
        guard count > 0 else { return [] }
        let kept = Bilingual(
            "\(counted(count, "form")) incomplete: kept and not counted",
            "\(count) 张未填完，保留，不计入"
        )
        return [kept]
    }

    /// Of a tally nobody knows what each form came to.
    private static func note(onTallies count: Int) -> [Bilingual] {
        guard count > 0 else { return [] }
        let report = Bilingual(
            "\(counted(count, "tally")) not ranked: what single forms came to is not "
                + "known of them; evaluation report has their items",
            "\(count) 份统计不参加排名：无逐份总分，各项平均见 评价 报告"
        )
        return [report]
    }

    /// What forms are told together.
    private struct Key: Hashable {
        let instrument: InstrumentKey
        let subject: String
        let phase: Evaluation.Phase?
    }

    private static func total(
        _ evaluation: Evaluation,
        _ sheet: Sheet,
        _ form: Instrument,
        _ role: Role
    ) -> Total? {
        guard let total = form.score(sheet.marks).total else { return nil }
        return Total(id: evaluation.id, total: total, isTold: evaluation.isTold(to: role))
    }

    private static func reason(_ row: Row) -> Bilingual {
        // Of forms that name nobody only what they come to together.
        let terms =
            row.totals.allSatisfy(\.isTold)
            ? row.totals.sorted { $0.id < $1.id }.map {
                "\($0.id.text) \(LessonScoreReasons.shown($0.total))"
            }.joined(separator: " + ") : "…"
        let mean = LessonScoreReasons.shown(row.mean)
        let (count, place) = (row.totals.count, row.place)
        return Bilingual(
            "\(row.subject): (\(terms)) / \(count) = \(mean); place \(place): means are compared "
                + "unrounded",
            "\(row.subject)：(\(terms)) / \(count) = \(mean)；第 \(place) 名，按未舍入的均分比较"
        )
    }

    private static func isThere(
        _ evaluation: Evaluation,
        _ unit: UnitID?,
        _ context: Context
    ) -> Bool {
        guard let unit else { return true }
        let view = View(register: context.register, day: evaluation.on)
        return evaluation.subject.place(in: view).map {
            context.regulations.lineage(of: $0, on: evaluation.on).contains(unit)
        } ?? false
    }

    /// Means are compared exactly.
    private static func ranked(
        _ totals: [String: [Total]],
        _ key: InstrumentKey,
        _ instrument: Instrument
    ) -> [Row] {
        var rows = totals.compactMap { subject, values -> Row? in
            let terms = values.map { (value: $0.total, weight: 1) }
            guard let mean = Fraction.mean(terms) else { return nil }
            return Row(
                subject: subject,
                key: key,
                rule: instrument.rule,
                mean: mean,
                range: instrument.range,
                totals: values
            )
        }
        for index in rows.indices {
            let own = rows[index].mean
            rows[index].place = rows.count { !own.isAtLeast($0.mean) } + 1
        }
        return rows.sorted { ($0.place, $0.subject) < ($1.place, $1.subject) }
    }

    private static func write(
        _ row: Row,
        as subject: String,
        to writer: any ReplyWriter,
        _ language: Language
    ) {
        let bounds = FigureBounds(of: row.totals.map(\.total), by: .mean, row.range)
        writer.integer(row.place)
        writer.text(subject)
        writer.text(row.key.text)
        writer.integer(row.totals.count)
        writer.fixed(row.mean.rounded(places: 0) ?? 0, places: 2)
        bounds.write(to: writer)
        writer.decimal(row.range.most, places: 2)
        row.rule.grade(of: row.mean).map { writer.text($0.name) } ?? writer.none()
        FigureBounds.write(why: bounds, language, to: writer)
    }
}

extension Evaluation.Subject {
    /// What an instrument for that ranks: a school however often it was visited, a person whatever
    /// the course; else each thing by itself.
    fileprivate func ranked(by target: InstrumentRule.Target) -> String {
        switch target {
        case .school, .inspection: unit?.text ?? text
        case .trainee, .appraisal: teacher?.text ?? text
        case .lesson, .course, .parents: text
        }
    }
}
