import Grammar
import Testing

@Suite("arguments go to their parameters by rule 0 of the protocol")
struct BindingTests {
    /// The values as `name:text@position`, those not given left out.
    private func values(_ line: String) throws -> [String] {
        let bound = try SampleCommands.bind(line)
        return bound.spec.parameters.compactMap { parameter in
            bound[parameter.name.english].map {
                "\(parameter.name.english):\($0.text)@\($0.position)#\($0.ordinal)"
            }
        }
    }

    @Test(
        "required positionals are taken literally and by count, then names and flags",
        arguments: [
            ("teacher show T1", ["teacher:T1@14#1"]),
            ("教师查看 T1", ["teacher:T1@6#1"]),
            ("teacher show asof=x", ["teacher:asof=x@14#1"]),
            ("teacher show explain", ["teacher:explain@14#1"]),
            (
                "teacher show explain explain asof=2024",
                ["teacher:explain@14#1", "asof:2024@35#3", "explain:explain@22#2"]
            ),
            (
                "teacher show T1 ASOF=x EXPLAIN",
                ["teacher:T1@14#1", "asof:x@22#2", "explain:EXPLAIN@24#3"]
            ),
            ("教师 查看 T1 日期=x 依据", ["teacher:T1@7#1", "asof:x@13#2", "explain:依据@15#3"]),
            ("teacher show T1 asof=", ["teacher:T1@14#1", "asof:@22#2"]),
            ("teacher show T1 asof=a=b", ["teacher:T1@14#1", "asof:a=b@22#2"]),
            ("teacher show T1 asof=\"a b\"", ["teacher:T1@14#1", "asof:a b@23#2"]),
            ("teacher show \"\"", ["teacher:@14#1"]),
            (
                "result add sat=1 total=2 sat=3",
                ["class:sat=1@12#1", "sat:3@30#3", "subject:total=2@18#2"]
            ),
            ("teacher.list unit=x", ["unit:x@19#1"]),
            ("teacher list", []),
            ("ping", []),
            ("help", []),
            ("help teacher list explain a=b", ["words:teacher list explain a=b@6#1"]),
        ]
    )
    func bound(line: String, expected: [String]) throws {
        #expect(try values(line) == expected)
    }

    @Test(
        "what fits no parameter is refused, and pointed at",
        arguments: [
            ("teacher show", .arity, nil, nil, "teacher show TEACHER [asof=2024-09-01] [explain]"),
            (
                "result add 三1", .arity, nil, nil,
                "result add CLASS sat=2024-09-01 SUBJECT [total=2024-09-01]"
            ),
            ("result add 三1 语文", .arity, nil, nil, "sat=2024-09-01"),
            // What stands in a positional's place is taken for it, and then that one is missing.
            (
                "result add 三1 sat=2024-10-01", .arity, 2, 15,
                "result add CLASS sat=2024-09-01 SUBJECT [total=2024-09-01]"
            ),
            ("result add 三1 zzz=1", .arity, nil, nil, "sat=2024-09-01"),
            ("ping x", .arity, 1, 6, "help ping"),
            ("teacher list x", .badArgument, 1, 14, "unit=x"),
            ("teacher list unit", .badArgument, 1, 14, "unit=2024-09-01"),
            ("teacher list unit=x unit=y", .badArgument, 2, 21, nil),
            ("teacher list unit=x 单位=y", .badArgument, 2, 21, nil),
            ("teacher list unti=x", .badArgument, 1, 14, "unit="),
            ("teacher list zzz=x", .badArgument, 1, 14, "help teacher list"),
            ("teacher list =x", .badArgument, 1, 14, "help teacher list"),
            ("teacher show T1 teacher=T2", .badArgument, 2, 17, "help teacher show"),
            ("teacher show T1 explain=yes", .badArgument, 2, 17, "explain"),
            ("teacher show T1 依据=是", .badArgument, 2, 17, "explain"),
            ("teacher show T1 explian", .badArgument, 2, 17, "explain"),
            ("teacher show T1 explian=1", .badArgument, 2, 17, "explain"),
            ("@1 教师 查看 T1 x", .badArgument, 2, 13, "help teacher show"),
        ] as [(String, Refusal.Code, Int?, Int?, String?)]
    )
    func refused(
        line: String,
        code: Refusal.Code,
        argument: Int?,
        position: Int?,
        hint: String?
    ) {
        let refusal = #expect(throws: Refusal.self) { try SampleCommands.bind(line) }
        #expect(refusal?.code == code)
        #expect(refusal?.argument == argument)
        #expect(refusal?.position == position)
        #expect(refusal?.hint == hint)
    }

    @Test("in a RESP request only the argument is pointed at")
    func withoutPosition() throws {
        let words = ["teacher", "show", "T1", "asof=x", "asof=y"].map { Argument(text: $0) }
        let (entry, count) = try SampleCommands.table.lookUp(words)
        let refusal = #expect(throws: Refusal.self) { try entry.bind(words, from: count) }
        #expect(refusal?.argument == 3)
        #expect(refusal?.position == nil)
        let bound = try entry.bind(Array(words.dropLast()), from: count)
        let value = try #require(bound["asof"])
        #expect(value.position == 0)
        #expect(value.pointing(Refusal(.rule, "", ""), offset: 3).position == nil)
    }

    @Test("a refusal of a value points at it, or into it")
    func pointing() throws {
        let bound = try SampleCommands.bind("teacher show 张敏 asof=\"x y\"")
        let value = try #require(bound["asof"])
        let refusal = value.refusal(.rule, "no day", "无此日", want: "date", hint: "h")
        #expect(refusal.code == .rule && refusal.want == "date" && refusal.hint == "h")
        #expect(refusal.argument == 2 && refusal.position == 23)
        #expect(value.pointing(refusal, offset: 2).position == 25)
        #expect(bound.has("asof") && !bound.has("explain") && !bound.has("nothing"))
    }
}
