import Domain
import GRDB
import Testing

@testable import Storage

/// What becomes of a group when the disk fails.
struct FaultTests {
    private func big(_ id: String) -> Change {
        var version = Sample.version
        version = SchemeVersion(
            id: SchemeVersion.Key(scheme: SchemeID(id), version: 1),
            file: version.file,
            digest: version.digest,
            text: String(repeating: "满", count: 200_000)
        )
        return .schemeVersion(Revised(before: nil, after: version))
    }

    private func limit(_ session: Session, pages: Int) throws {
        try session.store.access { (database, _, _) throws(StoreError) in
            _ = try StoreOpening.text(database, "PRAGMA max_page_count = \(pages)")
        }
    }

    @Test("a full disk stores nothing and the store stays usable")
    func full() throws {
        let session = try Session(TemporaryDirectory())
        try limit(session, pages: 60)
        let small = Change.unit(Revised(before: nil, after: Sample.bureau))
        let report = session.commit([
            [session.statement([small])], [session.statement([big("a")])],
        ])
        #expect(report.outcomes == [.notStored, .notStored])
        guard case .fault(.full, outcomeUnknown: false, _) = report.fault else {
            Issue.record("\(String(describing: report.fault))")
            return
        }
        try limit(session, pages: 10_000)
        #expect(session.commit([[session.statement([small, big("a")])]]).isComplete)
        #expect(Snapshot(try session.reload().register) == Snapshot(session.register))
        _ = try session.store.verify()
    }

    @Test("a closed store stores nothing and says so")
    func closed() throws {
        let session = try Session(TemporaryDirectory())
        session.store.close()
        let report = session.commit(.unit(Revised(before: nil, after: Sample.bureau)))
        #expect(report.outcomes == [.notStored])
        #expect(report.fault != nil)
        #expect(throws: StoreError.self) { try session.store.load() }
    }
}
