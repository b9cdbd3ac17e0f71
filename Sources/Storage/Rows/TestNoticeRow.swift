import Domain

/// A row of `test_notice`: that the 2021 notice was read for a test.
struct TestNoticeRow: PartRow {
    static let table = Table.testNotice
    static let layout = TableLayout(
        "test_notice",
        key: ["unit", "test"],
        revised: false,
        ["reason", "on_day"]
    )

    let test: TestID
    let notice: Test.Acknowledgement

    var part: TestID { test }

    static func rows(of test: Test) -> [Self] {
        test.notice.map { [Self(test: test.id, notice: $0)] } ?? []
    }

    private init(test: TestID, notice: Test.Acknowledgement) {
        self.test = test
        self.notice = notice
    }

    func write(to writer: inout RowWriter) {
        writer.text(test.unit.text)
        writer.text(test.name)
        writer.text(notice.reason)
        writer.stored(notice.on)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        test = TestID(unit: try reader.stored(), name: try reader.text())
        notice = Test.Acknowledgement(reason: try reader.text(), on: try reader.stored())
    }
}
