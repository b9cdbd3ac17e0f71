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
    private static let labels: [Label] = {
        var seen: Set<String> = []
        let specs = Catalogue.commands.map(\.spec)
        let columns = specs.flatMap(\.columns).map(\.name)
        let parameters = specs.flatMap(\.parameters)
        let words = parameters.flatMap { parameter -> [Label] in
            guard case .words(let words) = parameter.type.completion else { return [] }
            return words
        }
        let verdicts =
            Verdict.allCases.map(\.label) + Metric.allCases.map(\.label)
            + ObjectEvent.Kind.allCases.map(\.label)
        let units = [Label("pupils", "人"), Label("marks", "分")]
        let all = columns + parameters.map(\.name) + words + verdicts + units
        return all.filter { seen.insert($0.english).inserted }
    }()

    /// The columns of `targets table`, which are named after the subjects that have papers.
    private static func metrics(_ register: Register) -> [Label] {
        let subjects = Set(register.papers.map(\.id.subject)).sorted()
        return subjects.flatMap { subject in
            Metric.allCases.map(\.label).map { metric in
                Label("\(subject)-\(metric.english)", "\(subject)\(metric.chinese)")
            }
        }
    }

    static let command = Command.query(
        [Label("labels", "标签")],
        Bilingual("Gives the label of every column and fixed value.", "列名和固定值的中英文标签。"),
        columns: columns.columns,
        examples: ["labels"]
    ) { context throws(Refusal) in
        let labels = labels + metrics(context.register)
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
