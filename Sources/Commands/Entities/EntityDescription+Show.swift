import Domain
import Grammar
import Notation

extension EntityDescription {
    /// `NOUN show KEY asof=…`: one object with all its fields.
    func showCommand(summary: Bilingual, source: String? = nil, examples: [String]) -> Command {
        let usual = ShownFields<Object>.Shown(fields)
        return Command.query(
            [noun, Label("show", "查看")],
            summary,
            positionalObject,
            CommonParameter.asof,
            near,
            shownParameter,
            columns: usual.columns.columns,
            recorded: true,
            source: source,
            examples: examples,
            makePlan: planMaker(else: usual)
        ) { [self] context, object, asof, _, show throws(Refusal) in
            let view = View(context, on: asof ?? context.today)
            let shown = try shown(show, else: usual)
            let write = shown.write
            return Reply(
                .record(
                    Reply.Table(columns: shown.columns, rowCount: 1) { _, writer in
                        write(object, view, writer)
                    }
                )
            )
        }
    }

    private func planMaker(else usual: ShownFields<Object>.Shown) -> RowPlan.Maker {
        { [self] in plan(of: $0, open: $1, in: $2, else: usual) }
    }

    /// The plan of requests that show one object after another by their keys.
    ///
    /// Nil with `unit=`, which is about names, and where an argument is refused.
    private func plan(
        of arguments: BoundArguments,
        open: Int,
        in context: Context,
        else usual: ShownFields<Object>.Shown
    ) -> RowPlan? {
        let scope = Scope(context: context, arguments: arguments)
        guard let exact, open == 0, !near.specs.contains(where: { arguments.has($0.name.english) }),
            let (day, shown) = try? (
                CommonParameter.asof.decode(scope) ?? context.today,
                shown(shownParameter.decode(scope), else: usual)
            )
        else { return nil }
        let view = View(context, on: day)
        let (objects, write) = (table(context.register), shown.write)
        return RowPlan(columns: shown.columns) { text, writer in
            objects.visit(exact(text)) { object in write(object, view, writer) }
        }
    }

    /// `unit=`, for every kind but the unit itself.
    private var near: Parameter<UnitID?> {
        guard noun.english == "unit" else { return UnitParameter.near }
        return Parameter(specs: []) { _, _ throws(Refusal) in nil }
    }

    /// The rows of objects, each field in its column.
    func table(
        _ objects: [Stored<Object>],
        _ shown: ShownFields<Object>.Shown,
        _ view: View
    ) -> Reply.Table {
        let write = shown.write
        return Reply.Table(columns: shown.columns, rowCount: objects.count) { row, writer in
            write(objects[row], view, writer)
        }
    }
}
