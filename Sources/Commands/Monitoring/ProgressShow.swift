import Domain
import Grammar
import Notation
import Schemes

/// `progress show`: who wins the fastest-progress awards, and by what rise (进步最快奖).
enum ProgressShow {
    private static let columns = ColumnSet([
        ColumnSpec("subject", "科目", .text), ColumnSpec("metric", "指标", .word),
        ColumnSpec("award", "评奖", .word), ColumnSpec("unit", "单位", .id),
        ColumnSpec("class", "班级", .id), ColumnSpec("class-name", "班名", .text),
        ColumnSpec("teachers", "归属教师", .text), ColumnSpec("before", "基数", .decimal),
        ColumnSpec("now", "本次", .decimal), ColumnSpec("rise", "提高", .decimal),
        ColumnSpec("sat", "实考", .integer), ColumnSpec("why", "说明", .text),
    ])

    static let command = Command.query(
        [Label("progress", "进步"), Label("show", "查看")],
        Bilingual(
            "Shows the fastest-progress awards: each item's largest rise over the last final.",
            "进步最快奖：每项与上学期期末相比提高最多的班级。"
        ),
        ProgressQuestion.term,
        TargetQuestion.grade,
        TargetQuestion.unit,
        Parameter<Bool>.flag(
            Label("all", "全部"),
            Bilingual("also those who won nothing", "包括未获奖的班级")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "H06",
        examples: ["progress show term=2024-spring", "进步 查看 学期=2024-spring 全部 依据"],
        work: Walk.figures
    ) { context, term, grade, unit, all, explain throws(Refusal) in
        let question = try ProgressQuestion(context, term: term)
        let awards = try ProgressAwards(
            of: question.finals,
            classes: question.classes,
            context.regulations
        )
        let held = Set(awards.entries.filter { $0.now != nil }.map(\.subject))
        let rows = awards.entries.filter { entry in
            guard all ? held.contains(entry.subject) : entry.status == .winner else { return false }
            guard grade == nil || entry.grade == grade else { return false }
            guard let unit else { return true }
            return context.regulations.lineage(of: entry.unit, on: question.finals.term.to)
                .contains(unit)
        }
        let shares = try rows.map { entry throws(Refusal) in try owners(entry, awards, context) }
        var reply = Reply(body: .table(table(rows, shares, context)))
        reply.notes = notes(awards)
        if explain {
            reply.reasons =
                [rule(awards, shares.first)] + rows.flatMap { reasons($0, awards.measure) }
        }
        return reply
    }

    static func owners(
        _ entry: ProgressAwards.Entry,
        _ awards: ProgressAwards,
        _ context: Context
    ) throws(Refusal) -> Owners {
        let key = Paper.ID(
            test: awards.finals.now,
            grade: entry.grade,
            subject: entry.subject
        )
        return try Owners(
            of: entry.schoolClass,
            subject: entry.subject,
            on: context.register.papers[key]?.on ?? awards.finals.term.to,
            since: awards.finals.term.from,
            context.regulations
        )
    }

    static func table(
        _ rows: [ProgressAwards.Entry],
        _ owners: [Owners],
        _ context: Context,
        isPage: Bool = false
    ) -> Reply.Table {
        let (register, language) = (context.register, context.language)
        let columns = isPage ? UnitPage.columns(columns) : columns
        return Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let entry = rows[index]
            writer.text(entry.subject)
            writer.text(entry.metric.label.english)
            writer.text(entry.status.label.english)
            writer.text(
                isPage ? UnitPage.name(of: entry.unit, context) : entry.unit.text
            )
            if !isPage { writer.text(entry.schoolClass.text) }
            let group = register.classes[entry.schoolClass]
            writer.text(group.map { TargetQuestion.printedName($0, entry.grade) } ?? "")
            let teachers = owners[index].teachers.map(\.text).joined(separator: ",")
            teachers.isEmpty ? writer.none() : writer.text(teachers)
            for value in [entry.before, entry.now, entry.rise] {
                let shown = value?.rounded(places: 0)
                shown.map { writer.fixed($0, places: 2) } ?? writer.none()
            }
            writer.integer(entry.pupils)
            why(entry).map { writer.text($0[language]) } ?? writer.none()
        }
    }

    private static func why(_ entry: ProgressAwards.Entry) -> Bilingual? {
        if let gap = entry.gap { return gap }
        guard entry.isSmall else { return nil }
        return Bilingual(
            "fewer than \(ProgressAwards.smallClass) pupils: chance weighs more",
            "不足 \(ProgressAwards.smallClass) 人，偶然性大"
        )
    }

    /// Which items nobody won, and how many took no part.
    private static func notes(_ awards: ProgressAwards) -> [Bilingual] {
        var notes: [Bilingual] = []
        let items = Dictionary(grouping: awards.entries) { "\($0.subject) \($0.metric.rawValue)" }
        for entries in items.sorted(by: { $0.key < $1.key }).map(\.value) {
            guard let first = entries.first, !entries.contains(where: { $0.status == .winner })
            else { continue }
            let name = first.metric.label
            let why =
                entries.allSatisfy { $0.rise == nil }
                ? Bilingual("no class has both figures", "没有班级两次都有数据")
                : Bilingual("no class rose", "没有班级提高")
            notes.append(
                Bilingual(
                    "\(first.subject) \(name.english): no award, \(why.english)",
                    "\(first.subject)\(name.chinese)：无奖，\(why.chinese)"
                )
            )
        }
        let absent = awards.entries.count { $0.status == .notEligible }
        if absent > 0 {
            notes.append(
                Bilingual(
                    "\(counted(absent, "entry")) not eligible: no baseline or no figure (all "
                        + "lists them)",
                    "\(absent) 项不参评：没有基数或没有本次数据（“全部”可列出）"
                )
            )
        }
        return notes
    }

    static func rule(_ awards: ProgressAwards, _ owners: Owners?) -> Bilingual {
        let rule = awards.citation
        let before = awards.finals.before?.text
        let owner = owners.map { $0.choice.label } ?? Label("-", "-")
        let cited = owners?.citation
        return Bilingual(
            "rule: H06, \(awards.measure.label.english), one winner in the "
                + "\(awards.scope.label.english) (\(rule ?? "shixun's default")); "
                + "\(awards.finals.now.text) against \(before ?? "no earlier final"); "
                + "teachers by \(owner.english) (\(cited ?? "shixun's default"))",
            "规则：H06，\(awards.measure.label.chinese)，\(awards.scope.label.chinese)范围评选"
                + "（\(rule ?? "本系统默认")）；\(awards.finals.now.text) 与 \(before ?? "无上次期末") 相比；"
                + "教师归属按\(owner.chinese)（\(cited ?? "本系统默认")）"
        )
    }

    /// The rise and its verdict, and how the figure of each final was made.
    static func reasons(
        _ entry: ProgressAwards.Entry,
        _ measure: ProgressRule.Measure
    ) -> [Bilingual] {
        func derivation(_ figure: TargetFigure?, _ name: Label) -> [Bilingual] {
            (figure?.derivation ?? []).map { line in
                Bilingual(
                    "    \(name.english): \(line.english)",
                    "    \(name.chinese)：\(line.chinese)"
                )
            }
        }
        let scaled = Bilingual(
            "    the papers have other full marks: both means out of 100",
            "    两次试卷满分不同：平均分均折合为百分制"
        )
        return [reason(entry, measure)] + (entry.isScaled ? [scaled] : [])
            + derivation(entry.figureNow, Label("now", "本次"))
            + derivation(entry.figureBefore, Label("before", "基数"))
    }

    private static func reason(
        _ entry: ProgressAwards.Entry,
        _ measure: ProgressRule.Measure
    ) -> Bilingual {
        let name = entry.metric.label
        func text(_ value: Fraction?) -> String {
            guard let value, let shown = value.rounded(places: 0) else { return "-" }
            return Decimals.fixed(shown, places: 2)
        }
        let (now, before, rise) = (text(entry.now), text(entry.before), text(entry.rise))
        let sum =
            switch measure {
            case .points: "\(now) - \(before): \(rise)"
            case .relative: "(\(now) - \(before)) / \(before): \(rise)%"
            }
        let gap = entry.gap.map { Bilingual("; \($0.english)", "；\($0.chinese)") }
        return Bilingual(
            "  \(entry.schoolClass.text) \(entry.subject) \(name.english): \(sum), "
                + entry.status.label.english + (gap?.english ?? ""),
            "  \(entry.schoolClass.text) \(entry.subject)\(name.chinese)：\(sum)，"
                + entry.status.label.chinese + (gap?.chinese ?? "")
        )
    }
}
