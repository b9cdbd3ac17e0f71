import Commands
import Domain
import Grammar

/// A few commands until Commands has its catalogue.
enum Catalogue {
    private static let text = Reading<String>(
        ValueType(Label("text", "文字"), shape: "text")
    ) { value, _ throws(Refusal) in value.text }
    private static let nothing = Bilingual("-", "-")

    private static func session(
        _ words: [Label],
        _ action: SessionAction
    ) -> Command {
        .session(words, nothing, examples: []) { () throws(Refusal) in action }
    }

    private static let begin = Label("begin", "开始")
    private static let end = Label("end", "结束")
    private static let batch = Label("batch", "批")
    private static let unit = Label("unit", "单位")

    static let commands: [Command] = [
        .session(
            [Label("ping", "测试")],
            Bilingual("Answers PONG.", "回答 PONG。"),
            Parameter<String?>.optional(Label("message", "文字"), text, nothing),
            examples: ["ping"]
        ) { message throws(Refusal) in .ping(message: message) },
        session([Label("hello", "你好")], .hello(nil)),
        session([Label("quit", "退出")], .quit),
        session([Label("reset", "复位")], .reset),
        session([begin], .begin(comment: nil)),
        session([Label("commit", "提交")], .commit),
        session([Label("rollback", "撤销")], .rollback),
        session([batch, begin], .batchBegin),
        session([batch, end], .batchEnd),
        session([Label("info", "信息")], .info(section: nil)),
        .update(
            [unit, Label("add", "添加")],
            nothing,
            Parameter<String>.positional(Label("id", "编号"), text, nothing),
            Parameter<String>.keyword(Label("name", "名称"), text, nothing),
            Parameter<String>.keyword(Label("kind", "类别"), text, nothing),
            examples: []
        ) { context, id, name, _ throws(Refusal) in
            let unit = Domain.Unit(id: UnitID(id), name: name, kind: .primary)
            let receipt = [Reply.Meta("id", id), Reply.Meta("rev", 1)]
            if let old = context.register.units[unit.id] {
                guard old == unit else {
                    throw Refusal(.exists, "unit \(id) exists", "单位 \(id) 已存在")
                }
                return Proposal([], reply: Reply(meta: receipt + [Reply.Meta("unchanged", 1)]))
            }
            return Proposal(
                [.unit(Revised(before: nil, after: unit))],
                reply: Reply(meta: receipt)
            )
        },
        .query(
            [unit, Label("show", "查看")],
            nothing,
            Parameter<String>.positional(Label("id", "编号"), text, nothing),
            examples: []
        ) { context, id throws(Refusal) in
            guard let unit = context.register.units[UnitID(id)] else {
                throw Refusal(.noEntity, "no unit \(id)", "没有单位 \(id)")
            }
            let today = context.today
            return Reply(
                body: .record(
                    Reply.Table(columns: columns, rowCount: 1) { _, writer in
                        writer.text(unit.id.text)
                        writer.text(unit.name[today])
                        for place in 0..<8 { writer.integer(place) }
                    }
                )
            )
        },
    ]

    private static let columns = ColumnSet(
        [ColumnSpec("id", "编号", .id), ColumnSpec("name", "名称", .text)]
            + (0..<8).map { ColumnSpec("c\($0)", "c\($0)", .integer) }
    )
}
