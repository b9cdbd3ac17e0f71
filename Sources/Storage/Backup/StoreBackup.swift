import GRDBSQLite
import Glibc

/// Copies the store while it goes on, page by page; what is committed meanwhile is in the copy.
///
/// The copy is made as a store of its own in a folder that nobody reads, checked as a whole, and
/// only then gets its name; one that is made to verify the store gets none. A class, because it
/// owns SQLite's handles. `@unchecked Sendable`: it is handed from the storage thread, slice by
/// slice, to the one that checks it.
package final class StoreBackup: StoreWork, @unchecked Sendable {
    /// A copy that is whole and checked, under its name.
    package struct Finished: Hashable, Sendable {
        package let path: String
        package let byteCount: Int
        /// That of the last statement in it.
        package let sequence: Int
    }

    /// What a copy that is only verified is called while it is made; no backup is called so.
    private static let verification = "-verification"

    private let folder: BackupFolder
    private let name: String
    private let isNamed: Bool
    private var copy: OpaquePointer?
    private var backup: OpaquePointer?
    /// What the copy must be: of this store, up to its last statement.
    private var expected: Store.Expectation?

    /// A backup under that name; nothing is done yet.
    package init(_ name: String, in folder: BackupFolder) {
        self.folder = folder
        self.name = name
        isNamed = true
    }

    /// A copy that is verified and removed, so that commits wait for no more than a slice of it.
    package init(verifyingIn folder: BackupFolder) {
        self.folder = folder
        name = Self.verification
        isNamed = false
    }

    deinit {
        close()
    }

    /// Copies some pages.
    /// - Returns: the copy, still to be checked, after the last page.
    package func advance(on store: Store) throws(StoreError) -> StoreBackup? {
        do throws(StoreError) {
            let isDone = try store.access { (database, connection, state) throws(StoreError) in
                if backup == nil {
                    // What is cached would hide what the disk has become.
                    _ = try StoreOpening.text(database, "PRAGMA shrink_memory")
                    try begin(connection)
                }
                let sequence = state.head.sequence
                expected = Store.Expectation(genesis: store.genesis, sequence: sequence)
                return try step()
            }
            guard isDone else { return nil }
            close()
            return self
        } catch {
            close()
            removeAll()
            throw error
        }
    }

    private func begin(_ source: OpaquePointer) throws(StoreError) {
        guard !isNamed || BackupFolder.isName(name) else {
            throw .directory(detail: "\(name) is no file name")
        }
        try folder.make()
        guard !isNamed || access(folder.file(name), F_OK) != 0 else { throw taken }
        folder.removePartials()
        guard mkdir(partial, 0o700) == 0 else {
            throw StoreDirectory.failure("cannot make", partial)
        }
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
        guard sqlite3_open_v2(database, &copy, flags, nil) == SQLITE_OK, let copy else {
            throw .fault(.other, outcomeUnknown: false, detail: "cannot make \(database)")
        }
        backup = sqlite3_backup_init(copy, "main", source, "main")
        guard backup != nil else { throw StoreError(SQLiteFailure(copy)) }
    }

    private func step() throws(StoreError) -> Bool {
        guard let backup, let copy else { return false }
        switch sqlite3_backup_step(backup, Int32(Slice.pages)) {
        case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: return false
        case SQLITE_DONE:
            let code = sqlite3_backup_finish(backup)
            self.backup = nil
            guard code == SQLITE_OK else { throw StoreError(SQLiteFailure(copy)) }
            return true
        case let code:
            throw StoreError(SQLiteFailure(code: code, message: "\(database) cannot be written"))
        }
    }

    private func close() {
        if let backup { sqlite3_backup_finish(backup) }
        backup = nil
        if let copy { sqlite3_close_v2(copy) }
        copy = nil
    }

    // MARK: After the last page

    /// Checks the copy as a whole and gives it its name; not on the storage thread.
    /// - Throws: what is wrong with it; `.exists` where the name was taken meanwhile.
    package func finish() throws(StoreError) -> Finished {
        defer { removeAll() }
        let verified = try verified()
        let size = try FileCopy.sync(database)
        guard link(database, folder.file(name)) == 0 else {
            guard errno != EEXIST else { throw taken }
            throw StoreDirectory.failure("cannot make", folder.file(name))
        }
        try StoreDirectory.sync(folder.path)
        return Finished(
            path: folder.file(name),
            byteCount: size,
            sequence: verified.sequence
        )
    }

    /// Checks the copy as a whole and removes it; not on the storage thread.
    /// - Throws: what is wrong with it, and so with the store.
    package func verify() throws(StoreError) -> StoreVerification.Verified {
        defer { removeAll() }
        do throws(StoreError) {
            return try verified()
        } catch {
            switch error {
            case .behind, .newerFormat, .unsettled: throw .damaged(.database, detail: "\(error)")
            case .locked, .damaged, .fault, .exists, .directory: throw error
            }
        }
    }

    private func verified() throws(StoreError) -> StoreVerification.Verified {
        let store = try Store(copyIn: partial)
        defer { store.close() }
        let verified = try store.verify()
        guard store.genesis == expected?.genesis, verified.sequence == expected?.sequence else {
            throw .damaged(.database, detail: "the copy is not the store")
        }
        return verified
    }

    private var partial: String { folder.partial(name) }
    private var database: String { partial + "/" + StoreDirectory.databaseName }

    private var taken: StoreError {
        .exists(folder.file(name))
    }

    private func removeAll() {
        StoreDirectory.removeStore(in: partial)
    }
}
