import Domain
import Grammar
import Notation
import Schemes

extension EntityDescription {
    /// What a list statement asks.
    private struct Question: Sendable {
        let condition: BoundArguments.Value?
        let shown: BoundArguments.Value?
        let sorting: BoundArguments.Value?
        let grouping: BoundArguments.Value?
        let after: BoundArguments.Value?
        let limit: Int?
        let asof: Day?
        let unit: UnitID?
        let includesAll: Bool
        let scope: Scope

        /// What a cursor belongs to: the statement without its page.
        var fingerprint: String {
            let texts = [condition, shown, sorting, scope.arguments["recorded"]]
            let parts = texts.map { $0?.text ?? "" }
            let rest = [unit?.text ?? "", asof?.description ?? "", includesAll ? "all" : ""]
            return Cursor.fingerprint(parts + rest)
        }
    }

    /// `NOUN list where=… show=… sort=… by=… limit=… asof=… unit=…`.
    func listCommand(summary: Bilingual, source: String? = nil, examples: [String]) -> Command {
        let question = questionParameter
        let usual = ShownFields<Object>.Shown(listed.compactMap { field(named: $0) })
        return Command.query(
            [noun, Label("list", "列表")],
            summary,
            question,
            columns: usual.columns.columns,
            recorded: true,
            source: source,
            examples: examples,
            work: { [table] register in table(register).count },
            run: { [self] context, question throws(Refusal) in
                try answer(question, context, usual)
            }
        )
    }

    private var questionParameter: Parameter<Question> {
        let limit = CommonParameter.limit
        let unit = Parameter<UnitID?>.optional(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("of that unit and those below it", "该单位及下属单位")
        )
        let all = Parameter<Bool>.flag(
            Label("all", "全部"),
            Bilingual("also those that are no longer there that day", "包括当日已不存在的")
        )
        let asof = CommonParameter.asof
        let specs =
            textSpecs + shownParameter.specs + limit.specs + asof.specs + unit.specs
            + all.specs
        let texts = textSpecs.count + shownParameter.specs.count
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place + texts
            return Question(
                condition: scope.arguments["where"],
                shown: scope.arguments["show"],
                sorting: scope.arguments["sort"],
                grouping: scope.arguments["by"],
                after: scope.arguments["after"],
                limit: try limit.decode(scope, at: &next),
                asof: try asof.decode(scope, at: &next),
                unit: try unit.decode(scope, at: &next),
                includesAll: try all.decode(scope, at: &next),
                scope: scope
            )
        }
    }

    private var textSpecs: [ParameterSpec] {
        let cursor = ValueType(Label("cursor", "游标"), shape: "CURSOR")
        return [
            spec(
                Label("where", "条件"),
                conditionType,
                Bilingual("only those that fulfil it", "筛选条件")
            ),
            spec(
                Label("sort", "排序"),
                namedFields(isSorting: true),
                Bilingual("by these fields; -field turns it round", "排序字段，-字段 为倒序")
            ),
            spec(
                Label("by", "分组"),
                namedFields(isSorting: false),
                Bilingual("how many of each value", "按字段分组计数")
            ),
            spec(
                Label("after", "之后"),
                cursor,
                Bilingual("the next= of the page before", "上一页给出的 next=")
            ),
        ]
    }

    /// `show=`: which columns.
    var shownParameter: Parameter<BoundArguments.Value?> {
        let spec = spec(
            Label("show", "显示"),
            namedFields(isSorting: false),
            Bilingual("the columns, in that order", "显示的字段")
        )
        return Parameter(specs: [spec]) { scope, place throws(Refusal) in
            scope.arguments[place]
        }
    }

    private func spec(_ name: Label, _ type: ValueType, _ summary: Bilingual) -> ParameterSpec {
        ParameterSpec(
            name: name,
            form: .keyword,
            type: type,
            isRequired: false,
            summary: summary
        )
    }

    private var fieldTypes: [ValueType.Field] {
        fields.map { ValueType.Field($0.name, $0.type) }
    }

    private func namedFields(isSorting: Bool) -> ValueType {
        ValueType(
            Label("fields", "字段"),
            shape: "id,name",
            completion: .fields(fieldTypes, isSorting: isSorting)
        )
    }

    private var conditionType: ValueType {
        ValueType(
            Label("condition", "条件"),
            shape: "\"age<=35\"",
            // The conditions that schemes name are conditions on teachers.
            completion: .condition(on: fieldTypes, isNamed: Object.self == Person.self)
        )
    }

    private func answer(
        _ question: Question,
        _ context: Context,
        _ usual: ShownFields<Object>.Shown
    ) throws(Refusal) -> Reply {
        let view = View(context, on: question.asof ?? context.today)
        var reply: Reply
        let unknown: Int
        if let grouping = question.grouping {
            var objects: [Stored<Object>] = []
            unknown = try visit(question, context, view) { objects.append($0) }
            reply = try grouped(objects, by: grouping, view)
        } else {
            (reply, unknown) = try page(question, context, view, usual)
        }
        if unknown > 0 {
            reply.notes.append(
                Bilingual(
                    "for \(unknown) the condition is unknown: a date is not known to the day",
                    "有 \(unknown) 个因日期精度不足无法判断"
                )
            )
        }
        return reply
    }

    /// Visits the objects that fulfil the condition, and says how many leave it open.
    ///
    /// One by one: a district's ledger has millions of lines, and a page a thousand.
    private func visit(
        _ question: Question,
        _ context: Context,
        _ view: View,
        _ body: (Stored<Object>) -> Void
    ) throws(Refusal) -> Int {
        let predicate = try question.condition.map { value throws(Refusal) in
            try self.predicate(value, question.scope)
        }
        var unknown = 0
        let regulations = context.regulations
        for stored in table(context.register).allStored {
            let object = stored.value
            guard question.includesAll || isCurrent(object, view) else { continue }
            if let wanted = question.unit {
                guard let unit = located?(object, view) ?? unit(object, view.day),
                    unit == wanted
                        || regulations.lineage(of: unit, on: view.day).contains(wanted)
                else { continue }
            }
            switch predicate?.holds(for: object, in: view) {
            case nil, .yes: body(stored)
            case .no: break
            case .unknown: unknown += 1
            }
        }
        return unknown
    }

    private func predicate(
        _ value: BoundArguments.Value,
        _ scope: Scope
    ) throws(Refusal) -> Predicate<Object> {
        let directory = scope.directory
        let names = PredicateParser<Object>.Names(
            key: { kind, text throws(Refusal) in try directory.key(kind, text) },
            predicate: { name in scope.condition(named: name) }
        )
        do throws(Refusal) {
            return try PredicateParser.parse(value.text, fields: fields, names: names)
        } catch {
            throw value.pointing(error, offset: error.position ?? 0)
        }
    }

    // MARK: Pages

    private func page(
        _ question: Question,
        _ context: Context,
        _ view: View,
        _ usual: ShownFields<Object>.Shown
    ) throws(Refusal) -> (Reply, unknown: Int) {
        let shown = try shown(question.shown, else: usual)
        let order = try order(question.sorting, view)
        let fingerprint = Cursor.fingerprint([noun.english, question.fingerprint])
        let cursor = try question.after.map { value throws(Refusal) in
            try Cursor(value, fingerprint: fingerprint)
        }
        let remaining = cursor?.remaining ?? question.limit ?? Int.max
        let wanted = min(remaining, Cursor.pageSize)
        // The last row shown tells where to go on, also where it is no longer among them.
        let last = cursor.flatMap { cursor in
            self.table(view.register).allStored.first { keyText($0.value.id) == cursor.key }
        }
        let skipped = last == nil ? min(cursor?.place ?? 0, table(view.register).count) : 0
        var first = RowOrder<Object>.Least(skipped + wanted + 1, order, after: last)
        let unknown = try visit(question, context, view) { first.add($0) }
        let least = first.objects
        let rows = Array(least.dropFirst(skipped).prefix(wanted))
        var table = self.table(rows, shown, view)
        if let last = rows.last, least.count > skipped + wanted, remaining > wanted {
            table.next = Cursor(
                key: keyText(last.value.id),
                place: (cursor?.place ?? 0) + rows.count,
                remaining: remaining == Int.max ? Int.max : remaining - wanted
            ).text(fingerprint: fingerprint)
        }
        return (Reply(body: .table(table)), unknown)
    }

    /// The order of `sort=`, or the usual one.
    private func order(
        _ sorting: BoundArguments.Value?,
        _ view: View
    ) throws(Refusal) -> RowOrder<Object> {
        let names = names(sorting) ?? sorted
        let plain = names.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
        let keys = zip(try fields(plain, in: sorting), names).map { field, name in
            RowOrder<Object>.Key(field: field, isReversed: name.hasPrefix("-"))
        }
        return RowOrder(keys: keys, view: view)
    }

    // MARK: Groups

    private func grouped(
        _ objects: [Stored<Object>],
        by grouping: BoundArguments.Value,
        _ view: View
    ) throws(Refusal) -> Reply {
        let keys = try fields(names(grouping) ?? [], in: grouping)
        var counts: [[FieldValue]: Int] = [:]
        for object in objects {
            counts[keys.map { $0.read(object.value, view) }, default: 0] += 1
        }
        let rows = counts.sorted { left, right in
            for (first, second) in zip(left.key, right.key) where first != second {
                return FieldValue.isOrdered(first, before: second)
            }
            return false
        }
        let columns = ColumnSet(keys.map(\.column) + [ColumnSpec("count", "数量", .integer)])
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { row, writer in
                    for value in rows[row].key { value.write(to: writer) }
                    writer.integer(rows[row].value)
                }
            )
        )
    }

    // MARK: Names of fields

    private func names(_ value: BoundArguments.Value?) -> [String]? {
        value?.text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}
