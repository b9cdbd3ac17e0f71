import Domain
import Grammar
import Notation
import Schemes

/// `dossier trace`: the sheet of a filed pupil: each later test, what is missing, the rise.
enum DossierTrace {
    private static let columns = ColumnSet([
        ColumnSpec("dossier", "档案", .id), ColumnSpec("pupil", "学生", .id),
        ColumnSpec("pupil-name", "学生姓名", .text), ColumnSpec("subject", "科目", .text),
        ColumnSpec("test", "测验", .id), ColumnSpec("kind", "类别", .word),
        ColumnSpec("on", "日期", .day), ColumnSpec("marks", "分数", .decimal),
        ColumnSpec("missing", "缺项", .word), ColumnSpec("rise", "提高", .decimal, unit: "marks"),
        ColumnSpec("passes", "达合格线", .flag),
    ])

    static let command = Command.query(
        [Label("dossier", "档案"), Label("trace", "追踪")],
        Bilingual(
            "Shows a filed pupil's marks in later tests; a mark not entered is missing.",
            "学困生追踪表：历次监测分数、缺项、提高；查询者看不到姓名。"
        ),
        Descriptions.dossier.positional,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H07",
        examples: ["dossier trace DS-1", "档案 追踪 DS-1 依据"]
    ) { context, id, explain throws(Refusal) in
        let register = context.register
        let dossier = try Descriptions.dossier.object(id, register)
        let dossiers = Dossiers(context.regulations)
        let traces = try dossiers.traces(of: dossier).filter { $0.on <= context.today }
        let name = context.role > .reader ? register.pupils[dossier.pupil]?.name : nil
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: traces.count) { row, writer in
                    write(traces[row], dossier, name, to: writer)
                }
            )
        )
        reply.meta = meta(traces)
        let title = name.map { "\(dossier.pupil.text) \($0)" } ?? dossier.pupil.text
        reply.page = {
            UnitPage.page(
                Bilingual("Tracking sheet, \(title)", "学困生追踪表 \(title)"),
                unit: dossiers.school(of: dossier),
                context,
                parts: charts(traces, register).map { .chart($0) } + [.body],
                rules: UnitPage.distinct(traces.compactMap { $0.line?.reason }) + [rule]
            )
        }
        if explain { reply.reasons = traces.flatMap(reasons) + [rule] }
        reply.notes = dossier.subjects.compactMap { subject in
            dossiers.state(of: dossier.pupil, in: dossier.test, subject).map { found in
                let text = found.state.fieldValue.text
                return Bilingual(
                    "\(subject): opened by \(text) in \(dossier.test.text)",
                    "\(subject)：因 \(dossier.test.text) 得 \(text) 建档"
                )
            }
        }
        return reply
    }

    /// One for each subject: the marks of each test against its pass line.
    private static func charts(_ traces: [Dossiers.Trace], _ register: Register) -> [Chart] {
        var subjects: [String] = []
        for trace in traces where !subjects.contains(trace.subject) {
            subjects.append(trace.subject)
        }
        return subjects.compactMap { subject in
            let bars = traces.filter { $0.subject == subject }.map { trace -> Chart.Bar in
                var marks: Int?
                if case .marks(let reached) = trace.state { marks = reached.hundredths }
                return Chart.Bar(
                    UnitPage.name(of: trace.test.id, register),
                    marks,
                    target: trace.line?.least,
                    mark: trace.passes.map { $0 ? .met : .notMet } ?? .plain
                )
            }
            guard bars.contains(where: { $0.value != nil }) else { return nil }
            return Chart(
                Bilingual("\(subject): marks and pass line", "\(subject)分数与合格线"),
                unit: "",
                full: 0,
                bars: bars
            )
        }
    }

    private static func write(
        _ trace: Dossiers.Trace,
        _ dossier: Dossier,
        _ name: String?,
        to writer: any ReplyWriter
    ) {
        writer.text(dossier.id.text)
        writer.text(dossier.pupil.text)
        name.map(writer.text) ?? writer.none()
        writer.text(trace.subject)
        writer.text(trace.test.id.text)
        writer.text(trace.test.kind.label.english)
        trace.on.fieldValue.write(to: writer)
        if case .marks(let marks) = trace.state {
            writer.decimal(marks.hundredths, places: 2)
            writer.none()
        } else {
            writer.none()
            writer.text(trace.state?.fieldValue.text ?? "missing")
        }
        trace.rise.map { writer.decimal($0, places: 2) } ?? writer.none()
        trace.passes.map(writer.flag) ?? writer.none()
    }

    /// The entry, the arithmetic and the line of one test.
    private static func reasons(_ trace: Dossiers.Trace) -> [Bilingual] {
        let name = "\(trace.test.id.text) \(trace.subject)"
        guard let entry = trace.entry, let state = trace.state else {
            return [
                Bilingual("\(name): no mark is entered: missing", "\(name)：未录入分数，缺项")
            ]
        }
        var lines = [
            Bilingual(
                "\(name): result \(entry.text), \(state.fieldValue.text)",
                "\(name)：成绩 \(entry.text)，\(state.fieldValue.text)"
            )
        ]
        if case .marks(let now) = state, let before = trace.before, let rise = trace.rise {
            let parts = [now.hundredths, before.hundredths, rise].map {
                Decimals.text($0, places: 2)
            }
            let sum = "\(parts[0]) - \(parts[1]) = \(parts[2])"
            lines.append(Bilingual("  rise: \(sum)", "  提高：\(sum)"))
        }
        if let line = trace.line {
            lines.append(Bilingual("  \(line.reason.english)", "  \(line.reason.chinese)"))
        }
        return lines
    }

    private static let rule = Bilingual(
        "rule: H07, each test after the final that opened the dossier; rises are against its mark",
        "规则：H07，建档的期末之后的每次测验；提高以建档时的分数为准"
    )

    private static func meta(_ traces: [Dossiers.Trace]) -> [Reply.Meta] {
        let missing = traces.count { $0.state == nil }
        var meta = [Reply.Meta("missing", missing)]
        let isComplete = missing == 0 && traces.contains { $0.test.kind == .final }
        meta.append(Reply.Meta("complete", isComplete ? 1 : 0))
        return meta
    }
}
