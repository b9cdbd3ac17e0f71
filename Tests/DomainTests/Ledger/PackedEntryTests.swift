import Testing

@testable import Domain

@Suite("a packed line says what the line said")
struct PackedEntryTests {
    @Test(
        "texts, numbers at their ends and none at all",
        arguments: [
            nil, "", "0", "7", "007", "H-1", "H-10", "H-01", "H-", "H-0", "H-100000000",
            "H-999999999", "H-1000000000", "20241017001", "2000000000000000000001", "张敏2",
            "a1b", "E-118x",
        ]
    )
    func texts(text: String?) {
        #expect(PackedWord(text).text == text)
        #expect(PackedText(text).text == text)
        #expect(PackedText(text) == PackedText(text))
        guard let text else { return }
        #expect(PackedText(known: text) == PackedText(text))
    }

    @Test("what was never packed is not known, and asking does not make it so")
    func unknown() {
        #expect(PackedText(known: "never-seen-before-5") == nil)
        #expect(PackedText(known: "never-seen-before-5") == nil)
    }

    @Test("keys are ordered by length, then by bytes")
    func order() {
        let keys = ["H-10", "A-2", "H-9", "HH-1", "H-11", "A-10", "B", "H-09"]
        let packed = keys.map { PackedText($0) }.sorted(by: PackedText.isBefore)
        #expect(
            packed.map(\.text)
                == keys.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        )
    }

    @Test("every field of a line, filled and empty")
    func fields() {
        let full = Self.full()
        let names = Mirror(reflecting: full).children.compactMap { child in
            "\(child.value)" == "nil" ? child.label : nil
        }
        #expect(names.isEmpty, "the test fills every field there is")
        #expect(PackedEntry(full).entry(of: full.teacher) == full)
        let bare = LedgerEntry(
            id: EntryID("A-1"),
            teacher: PersonID("T1"),
            kind: .honour,
            first: Day(daysSinceEpoch: 20_000),
            last: Day(daysSinceEpoch: 20_000),
            level: .nation
        )
        #expect(PackedEntry(bare).entry(of: bare.teacher) == bare)
    }

    @Test("every case of the fields that have few")
    func cases() {
        for kind in LedgerEntry.Kind.allCases {
            expect { $0 = Self.line(kind) }
        }
        for level in TrainingLevel.allCases { expect { $0.level = level } }
        for form in TrainingForm.allCases { expect { $0.form = form } }
        for place in TrainingPlace.allCases { expect { $0.place = place } }
        for role in TrainingRole.allCases { expect { $0.role = role } }
        for status in LedgerEntry.Status.allCases { expect { $0.status = status } }
        for isPassed in [nil, false, true] { expect { $0.isPassed = isPassed } }
    }

    private func expect(_ edit: (inout LedgerEntry) -> Void) {
        var line = Self.line(.training)
        edit(&line)
        #expect(PackedEntry(line).entry(of: line.teacher) == line)
    }

    private static func line(_ kind: LedgerEntry.Kind) -> LedgerEntry {
        let day = Day(daysSinceEpoch: 20_000)
        return LedgerEntry(
            id: EntryID("H-1"),
            teacher: PersonID("T1"),
            kind: kind,
            first: day,
            last: day,
            level: .school
        )
    }

    private static func full() -> LedgerEntry {
        var line = line(.training)
        (line.revision, line.level) = (PackedEntry.range.upperBound, .city)
        line.hours = Hours(hundredths: PackedEntry.range.upperBound)
        line.attended = Hours(hundredths: 0)
        (line.credits, line.order) = (Credits(tenThousandths: 1_000_000_000), .max)
        (line.form, line.place, line.role) = (.degree, .outside, .organiser)
        (line.dimension, line.category, line.module) = ("学科教学", "实践", "大单元")
        (line.title, line.programme, line.special) = ("跟岗研修12", "国培", "班主任")
        (line.isOffJob, line.isPassed, line.evidence) = (true, true, "E-118")
        (line.grade, line.project, line.session) = ("一等奖", "MP-1", "S-1")
        (line.recorder, line.approver) = (PersonID("T2"), PersonID("T003"))
        (line.status, line.reason) = (.reversed, "登记有误")
        return line
    }
}
