import Domain
import Grammar
import Notation
import Schemes

/// `labels`: the Chinese and English label of every column and fixed value.
enum Labels {
    private static let columns = ColumnSet([
        ColumnSpec("name", "名称", .text), ColumnSpec("zh", "中文", .text),
        ColumnSpec("en", "英文", .text),
    ])

    /// Each name once; the first declaration gives the label.
    private static let all: [Label] = {
        let specs = Catalogue.commands.map(\.spec)
        let verdicts =
            Verdict.allCases.map(\.label) + Metric.allCases.map(\.label)
            + Evidence.State.allCases.map(\.label)
            + ProgressAwards.Status.allCases.map(\.label)
            + RateBase.Absent.allCases.map(\.label)
            + Deviation.Divisor.allCases.map(\.label)
            + ObjectChange.Action.allCases.map(\.label)
            + CreditMode.allCases.map(\.label) + CreditMeasure.allCases.map(\.label)
            + CreditLine.State.allCases.map(\.label) + LedgerEntry.Status.allCases.map(\.label)
            + ModuleProject.Status.allCases.map(\.label)
        let units = [Label("pupils", "人"), Label("marks", "分"), Label("count", "数量")]
        let flags = [Label("true", "是"), Label("false", "否")]
        return once(
            specs.flatMap(\.columns).map(\.name) + specs.flatMap(\.parameters).map(\.name)
                + specs.flatMap { words(of: $0) } + verdicts + units + flags
                + specs.flatMap(\.columns).filter { $0.kind == .word }.flatMap(\.values)
                + CreditsReview.blanks.map(\.name)
        )
    }()

    /// The labels that one command declares: its own columns before all else, then the fields that
    /// it may be asked to show.
    private static func labels(of statement: String) -> [Label] {
        guard let request = try? StatementParser.parse(statement),
            let (entry, _) = try? Catalogue.interpreter.table.lookUp(request.words)
        else { return [] }
        let spec = entry.spec
        return once(
            spec.columns.map(\.name) + spec.columns.flatMap { named($0) } + fields(of: spec)
                + words(of: spec) + values(of: spec) + spec.parameters.map(\.name)
        )
    }

    /// A column's fixed values: in a text's column, and where a heading has the same name, as
    /// `COLUMN=VALUE`.
    private static func named(_ column: ColumnSpec) -> [Label] {
        let within = column.values.map { value in
            Label("\(column.name.english)=\(value.english)", value.chinese)
        }
        return column.kind == .text ? within : column.values + within
    }

    /// The words of columns that elsewhere are names of other things: 校级, not 学校.
    private static func values(of spec: CommandSpec) -> [Label] {
        let columns = Set(spec.columns.map(\.name.english))
        var levels = columns.contains("level") ? TrainingLevel.allCases.map(\.label) : []
        // Roles are a list of words, each perhaps with its scope.
        let shown = columns.union(fields(of: spec).map(\.english))
        if shown.contains("roles") {
            levels += PersonRole.allCases.map {
                Label("roles=\($0.label.english)", $0.label.chinese)
            }
        }
        guard columns.contains("status") else { return levels }
        return switch spec.words.first?.english {
        case "project": levels + ModuleProject.Status.allCases.map(\.label)
        case "application": levels + Application.Status.allCases.map(\.label)
        default: levels + LedgerEntry.Status.allCases.map(\.label)
        }
    }

    private static func fields(of spec: CommandSpec) -> [Label] {
        spec.parameters.flatMap { parameter -> [Label] in
            guard case .fields(let fields, false) = parameter.type.completion else { return [] }
            return fields.map(\.name)
        }
    }

    private static func words(of spec: CommandSpec) -> [Label] {
        spec.parameters.flatMap { parameter -> [Label] in
            guard case .words(let words) = parameter.type.completion else { return [] }
            return words
        }
    }

    private static func once(_ labels: [Label]) -> [Label] {
        var seen: Set<String> = []
        return labels.filter { seen.insert($0.english).inserted }
    }

    /// The columns of `targets table` and its page, named after the subjects that have papers.
    private static func metrics(_ register: Register) -> [Label] {
        let subjects = Set(register.papers.map(\.id.subject)).sorted()
        return subjects.flatMap { subject in
            (Metric.allCases.map(\.label) + [Label("sat", "实考")]).map { metric in
                Label("\(subject)-\(metric.english)", "\(subject)\(metric.chinese)")
            }
        }
    }

    static let command = Command.query(
        [Label("labels", "标签")],
        Bilingual("Gives the label of every column and fixed value.", "列名和固定值的中英文标签。"),
        Parameter<String?>.optional(
            Label("line", "语句"),
            Reading<String>.value,
            Bilingual("a statement: the labels of its command alone", "一条语句：只给出其命令的标签")
        ),
        columns: columns.columns,
        examples: ["labels", "labels line=\"teacher list where=age<=35\""]
    ) { context, line throws(Refusal) in
        let labels = line.map { Self.labels(of: $0) } ?? all + metrics(context.register)
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: labels.count) { index, writer in
                    writer.text(labels[index].english)
                    writer.text(labels[index].chinese)
                    writer.text(labels[index].english)
                }
            )
        )
    }
}
