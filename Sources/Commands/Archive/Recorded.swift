import Domain
import Grammar
import Notation

/// `recorded=`: what was known then, for every query that declares it.
///
/// The register is the one of that moment, made from the stored changes and never from texts; the
/// query then runs on it as it would today.
enum Recorded {
    static let parameter = Parameter<RecordPoint?>.optional(
        Label("recorded", "记录于"),
        Reading(
            ValueType(Label("record-time", "记录时间"), shape: "1187|2024-11-21T10:30")
        ) { value, scope throws(Refusal) in
            try read(value, scope.context.surroundings)
        },
        Bilingual(
            "as it was known then: after that statement, or at that time",
            "按当时的记录：某序号之后，或某时刻"
        )
    )

    /// The same command with `recorded=`.
    static func command(_ command: Command) -> Command {
        let place = command.spec.parameters.count
        let spec = command.spec.adding(parameter.specs)
        return Command(
            spec: spec,
            ask: { arguments, context throws(Refusal) in
                guard let value = arguments[place] else { return nil }
                return .register(
                    try read(value, context.surroundings),
                    unsignedByDay: context.role < .admin ? context.surroundings.dayStart : nil
                )
            },
            askedAt: place,
            work: command.work,
            makePlan: command.makePlan,
            run: { arguments, context throws(Refusal) in
                guard arguments.has(place) else {
                    return try command.run(arguments, context)
                }
                guard case .register(let register) = context.found else { throw .notAsked }
                let outcome = try command.run(arguments, context.on(register))
                guard context.role < .admin, command.spec.words.first?.english == "evaluation",
                    case .answer(var reply) = outcome
                else { return outcome }
                reply.notes.append(note)
                return .answer(reply)
            }
        )
    }

    /// Said whether there are such forms or not: that it is said must tell nothing.
    private static let note = Bilingual(
        "of forms that name nobody this is what was known when the day began: when one came is "
            + "told to admins only",
        "匿名评价按整日计：这里是当日零时已有的；何时录入只有 admin 可见"
    )

    /// - Throws: BADARG for what is neither a sequence nor a time.
    static func read(
        _ value: BoundArguments.Value,
        _ surroundings: Surroundings
    ) throws(Refusal) -> RecordPoint {
        if let sequence = Decimals.natural(value.text) { return .sequence(sequence) }
        guard let moment = Moment(notation: value.text) else {
            throw value.refusal(
                .badArgument,
                "\(excerpt(value.text)) is neither a sequence nor a time",
                "\(excerpt(value.text)) 既不是序号也不是时间",
                want: "record-time",
                hint: "1187, 2024-11-21, 2024-11-21T10:30"
            )
        }
        return .time(milliseconds: moment.utc(in: surroundings.utcOffset))
    }
}
