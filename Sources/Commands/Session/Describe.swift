import Grammar

/// `describe`: every command's declaration as data, for tools.
enum Describe {
    private static let columns = ColumnSet([
        ColumnSpec("command", "命令", .text), ColumnSpec("chinese", "中文", .text),
        ColumnSpec("kind", "类别", .text), ColumnSpec("role", "角色", .text),
        ColumnSpec("parameter", "参数", .text), ColumnSpec("parameter-chinese", "参数中文", .text),
        ColumnSpec("form", "形式", .text), ColumnSpec("type", "类型", .text),
        ColumnSpec("required", "必填", .flag), ColumnSpec("shape", "写法", .text),
    ])

    static let command = Command.query(
        [Label("describe", "描述")],
        Bilingual("Gives every command's declaration, one parameter a row.", "以数据形式给出全部命令声明。"),
        columns: columns.columns,
        examples: ["describe"]
    ) { _ throws(Refusal) in
        let rows = Catalogue.commands.map(\.spec).flatMap { spec in
            spec.parameters.isEmpty
                ? [(spec, ParameterSpec?.none)] : spec.parameters.map { (spec, Optional($0)) }
        }
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    let (spec, parameter) = rows[index]
                    writer.text(spec.name(in: .english))
                    writer.text(spec.name(in: .chinese))
                    writer.text(spec.kind.rawValue)
                    writer.text(spec.role.rawValue)
                    guard let parameter else {
                        for _ in 0..<6 { writer.none() }
                        return
                    }
                    writer.text(parameter.name.english)
                    writer.text(parameter.name.chinese)
                    writer.text(parameter.form.rawValue)
                    writer.text(parameter.type.name.english)
                    writer.flag(parameter.isRequired)
                    writer.text(parameter.type.shape)
                }
            )
        )
    }
}
