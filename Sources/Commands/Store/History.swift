import Domain
import Grammar
import Notation

/// `history`: who changed an object, when, and with which statement.
enum History {
    private static let columns = ColumnSet([
        ColumnSpec("seq", "序号", .integer), ColumnSpec("time", "时间", .text),
        ColumnSpec("uid", "用户号", .integer),
        ColumnSpec("role", "角色", .word, values: Role.allCases.map(\.label)),
        ColumnSpec("event", "事件", .word), ColumnSpec("rev", "版本", .integer),
        ColumnSpec("statement", "语句", .text), ColumnSpec("comment", "说明", .text),
    ])

    private static let after = Parameter<BoundArguments.Value?>.optional(
        Label("after", "之后"),
        Reading(ValueType(Label("cursor", "游标"), shape: "CURSOR")) { value, _ throws(Refusal) in
            value
        },
        Bilingual("the next= of the page before", "上一页给出的 next=")
    )

    static let command = Command.archive(
        [Label("history", "历史")],
        Bilingual("Tells who changed an object, latest first.", "查看谁在何时更改了某对象，最近的在前。"),
        RecordedKind.kind,
        RecordedKind.object,
        CommonParameter.limit,
        after,
        columns: columns.columns,
        role: .reader,
        source: "design.md 4",
        examples: ["history teacher T001", "history class 三1 limit=5"]
    ) { scope, kind, object, limit, after throws(Refusal) in
        let page = try page(scope, limit, after)
        let name = try kind.name(object, scope)
        // The statements of a pupil's history say the name, which no reader may see.
        if case .pupil = name, scope.context.role == .reader {
            throw Refusal(
                .notPermitted,
                "a pupil's history needs the role recorder",
                "查看学生历史需要角色：\(Role.recorder.text(in: .chinese))"
            )
        }
        return .history(name, before: page.before, limit: page.count)
    } run: { found, scope throws(Refusal) in
        guard case .history(let events, let isComplete) = found else {
            throw .strangeAnswer(to: "history")
        }
        let limit = try CommonParameter.limit.decode(scope)
        let page = try page(scope, limit, try after.decode(scope))
        if events.isEmpty, page.before == nil { throw nothing(scope) }
        var kept = try kept(scope, page.place)
        let isKept = events.map { kept.takes($0) }
        var table = table(events, isKept, scope.context.surroundings)
        if let last = events.last, !isComplete, page.remaining > events.count {
            table.next = Cursor(
                key: String(last.statement.sequence),
                place: page.place + events.count,
                remaining: page.remaining == Int.max ? Int.max : page.remaining - events.count
            ).text(fingerprint: fingerprint(scope))
        }
        let notes = isKept.contains(true) ? [Self.note] : []
        return .answer(Reply(body: .table(table), notes: notes))
    }

    /// Which part of the history is asked.
    private static func page(
        _ scope: Scope,
        _ limit: Int?,
        _ after: BoundArguments.Value?
    ) throws(Refusal) -> (before: Int?, count: Int, place: Int, remaining: Int) {
        let all = limit ?? Int.max
        guard let after else { return (nil, min(all, Cursor.pageSize), 0, all) }
        let cursor = try Cursor(after, fingerprint: fingerprint(scope))
        let count = min(cursor.remaining, Cursor.pageSize)
        return (Int(cursor.key), count, cursor.place, cursor.remaining)
    }

    private static func fingerprint(_ scope: Scope) -> String {
        let parts = ["kind", "object"].map { scope.arguments[$0]?.text ?? "" }
        return Cursor.fingerprint(["history"] + parts)
    }

    private static func nothing(_ scope: Scope) -> Refusal {
        let object = scope.arguments["object"]?.text ?? ""
        let refusal = Refusal(
            .noEntity,
            "no such object was ever recorded: \(excerpt(object))",
            "从未有过该对象：\(excerpt(object))",
            want: "object"
        )
        return scope.arguments["object"]?.pointing(refusal) ?? refusal
    }

    /// Of which events it is kept back who recorded them.
    ///
    /// Those of a form that names nobody, for all but admins: with few people at the keys, a user
    /// and a time of day tell who filled it in. A form that is not there any more may have been
    /// one, and so may one that had the same key before.
    private struct Kept {
        /// Until the event that added the object that is there now.
        var isAll: Bool
        let isForm: Bool

        /// Of the events in their order, the latest first.
        mutating func takes(_ event: ObjectEvent) -> Bool {
            defer { if isForm, event.action == .added { isAll = true } }
            return isAll
        }
    }

    private static let note = Bilingual(
        "who recorded a form that names nobody, at what time and in which statement, is told to "
            + "admins only",
        "匿名评价由谁、何时、以哪条语句录入，只有 admin 可见"
    )

    private static func kept(_ scope: Scope, _ place: Int) throws(Refusal) -> Kept {
        let name = try RecordedKind.kind.decode(scope)
            .name(RecordedKind.object.decode(scope), scope)
        guard scope.context.role < .admin, case .evaluation(let id) = name else {
            return Kept(isAll: false, isForm: false)
        }
        let isSigned = scope.context.register.evaluations[id]?.by != nil
        // What a page before has shown is not known.
        return Kept(isAll: !isSigned || place > 0, isForm: true)
    }

    private static func table(
        _ events: [ObjectEvent],
        _ isKept: [Bool],
        _ surroundings: Surroundings
    ) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: events.count) { row, writer in
            let event = events[row]
            let statement = event.statement
            let time = surroundings.text(of: statement.timeMilliseconds)
            // Its neighbours are told with user and time.
            isKept[row] ? writer.none() : writer.integer(statement.sequence)
            // The day stands on the form too.
            writer.text(isKept[row] ? String(time.prefix(10)) : time)
            isKept[row] ? writer.none() : writer.integer(statement.uid)
            isKept[row] ? writer.none() : writer.text(statement.role)
            writer.text(event.action.label.english)
            writer.integer(event.revision)
            writer.text(statement.text)
            statement.comment.map(writer.text) ?? writer.none()
        }
    }
}

extension ObjectChange.Action {
    var label: Label {
        switch self {
        case .added: Label("added", "新增")
        case .changed: Label("changed", "更改")
        case .removed: Label("removed", "删除")
        }
    }
}
