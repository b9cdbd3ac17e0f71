import Domain
import Grammar
import Notation
import Schemes

/// `test calendar`: a term's examinations, when they are to be held and when they were.
enum TestCalendar {
    private static let columns = ColumnSet([
        ColumnSpec("examination", "考试", .text), ColumnSpec("from", "最早", .day),
        ColumnSpec("to", "最晚", .day), ColumnSpec("test", "测验", .id),
        ColumnSpec("held-from", "首日", .day), ColumnSpec("held-to", "末日", .day),
        ColumnSpec("days-off", "偏离", .integer, unit: "days"), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("why", "说明", .text),
    ])

    static let command = Command.query(
        [Label("test", "测验"), Label("calendar", "日程")],
        Bilingual(
            "Shows when a term's examinations are to be held, and when they were.",
            "本学期各次考试应在何时举行、实际何时举行。"
        ),
        Parameter<TermID>.keyword(
            Label("term", "学期"),
            Reading<TermID>.term,
            Bilingual("the term", "学期")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "H12",
        examples: ["test calendar term=2025-spring", "测验 日程 学期=2025-spring 依据"],
        work: Walk.tests
    ) { context, id, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let dates = try ExaminationDates(of: term, today: context.today, context.regulations)
        var reply = Reply(body: .table(table(dates.items, context.language)))
        if dates.items.isEmpty {
            reply.notes = [
                Bilingual(
                    "no scheme in force says when this term has examinations: scheme use examdates",
                    "没有执行中的方案规定本学期考试日期：方案 启用 examdates"
                )
            ]
        }
        if explain { reply.reasons = dates.items.flatMap(reasons) }
        return reply
    }

    private static func table(
        _ items: [ExaminationDates.Item],
        _ language: Language
    ) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: items.count) { index, writer in
            let item = items[index]
            writer.text(item.rule.name)
            item.first.fieldValue.write(to: writer)
            item.last.fieldValue.write(to: writer)
            item.test.map { writer.text($0.text) } ?? writer.none()
            for day in [item.held?.lowerBound, item.held?.upperBound] {
                day.map { $0.fieldValue.write(to: writer) } ?? writer.none()
            }
            item.off.map(writer.integer) ?? writer.none()
            writer.text(item.verdict.label.english)
            item.gap.map { writer.text($0[language]) } ?? writer.none()
        }
    }

    private static func reasons(_ item: ExaminationDates.Item) -> [Bilingual] {
        let (rule, verdict) = (item.rule, item.verdict.label)
        let head = Bilingual(
            "\(rule.name): \(verdict.english)",
            "\(rule.name)：\(verdict.chinese)"
        )
        return [head, asked(item), held(item)] + [
            Bilingual(
                "  rule: \(item.citation) line \(rule.source.line)"
                    + (rule.source.source.map { ", \($0)" } ?? ""),
                "  规则：\(item.citation) 第 \(rule.source.line) 行"
                    + (rule.source.source.map { "，\($0)" } ?? "")
            )
        ]
    }

    /// From which day to which, and why.
    private static func asked(_ item: ExaminationDates.Item) -> Bilingual {
        let span = "\(item.first)..\(item.last)"
        switch item.rule.when {
        case .month(let month):
            return Bilingual("  in month \(month): \(span)", "  在 \(month) 月：\(span)")
        case .about(let day, let margin):
            let days = margin ?? ExaminationRule.usualMargin
            let own = margin == nil ? Label(", shixun's default", "，本系统默认") : Label("", "")
            return Bilingual(
                "  about \(day.text), within \(counted(days, "day"))\(own.english): \(span)",
                "  \(day.text) 左右，前后 \(days) 天\(own.chinese)：\(span)"
            )
        }
    }

    private static func held(_ item: ExaminationDates.Item) -> Bilingual {
        guard let held = item.held, let off = item.off, let test = item.test else {
            let gap = item.gap ?? Bilingual("", "")
            return Bilingual("  no data: \(gap.english)", "  无数据：\(gap.chinese)")
        }
        let days = "\(held.lowerBound)..\(held.upperBound)"
        let (english, chinese) =
            off == 0
            ? ("inside", "在内")
            : off < 0
                ? ("\(counted(-off, "day")) early", "早 \(-off) 天")
                : ("\(counted(off, "day")) late", "晚 \(off) 天")
        return Bilingual(
            "  papers of \(test.text): \(days), \(english)",
            "  \(test.text) 试卷日期：\(days)，\(chinese)"
        )
    }
}
