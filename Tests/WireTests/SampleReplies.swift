import Grammar

@testable import Wire

/// Replies that the encoders' tests share.
enum SampleReplies {
    static let teachers = ColumnSet([
        ColumnSpec("id", "编号", .id),
        ColumnSpec("name", "姓名", .text),
        ColumnSpec("age", "年龄", .integer, unit: "years"),
    ])

    static let everyKind = ColumnSet([
        ColumnSpec("text", "文字", .text), ColumnSpec("count", "数", .integer),
        ColumnSpec("marks", "分", .decimal, unit: "marks"), ColumnSpec("share", "率", .percent),
        ColumnSpec("day", "日", .day), ColumnSpec("yes", "是", .flag),
        ColumnSpec("no", "否", .flag), ColumnSpec("gap", "缺", .text),
    ])

    static func list(next: String? = nil) -> Reply {
        let table = Reply.Table(columns: teachers, rowCount: 2, next: next) { row, writer in
            writer.text(row == 0 ? "T001" : "T014")
            writer.text(row == 0 ? "张敏" : "王磊")
            writer.integer(row == 0 ? 36 : 25)
        }
        return Reply(body: .table(table))
    }

    static func record(meta: [Reply.Meta] = []) -> Reply {
        let table = Reply.Table(columns: everyKind, rowCount: 1) { _, writer in
            writer.text("a\tb")
            writer.integer(-7)
            writer.decimal(354_150, places: 2)
            writer.fixed(8_750, places: 2)
            writer.day(year: 2024, month: 9, day: 1)
            writer.flag(true)
            writer.flag(false)
            writer.none()
        }
        return Reply(body: .record(table), meta: meta)
    }

    /// A table of `cells` values a row, whatever its columns say.
    static func uneven(cells: Int) -> Reply {
        let table = Reply.Table(columns: teachers, rowCount: 1) { _, writer in
            for number in 0..<cells { writer.integer(number) }
        }
        return Reply(body: .table(table))
    }

    static let remarked = Reply(
        body: .text(["first", "", "张\n敏"]),
        reasons: [Bilingual("because", "因为")],
        notes: [Bilingual("careful", "注意")]
    )

    static func refusal() -> Refusal {
        Refusal(
            .noEntity,
            Bilingual("no teacher T999", "没有教师 T999"),
            want: "teacher",
            hint: "T99 = 张敏",
            details: [Refusal.Detail("rev", "3"), Refusal.Detail("empty", "")]
        ).at(Argument(text: "T999", position: 11, ordinal: 1))
    }
}

extension OutputBuffer {
    /// What the buffer holds, as text.
    var contents: String {
        withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
