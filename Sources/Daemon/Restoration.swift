import Domain
import Glibc
import Grammar
import Notation
import Storage

/// `shixund --restore`: puts a backup in the place of the store.
///
/// It is offline: no connection, cursor or subscriber can have seen what is taken away, and the
/// directory's lock shows that no daemon has the store.
struct Restoration {
    private let file: String
    private let point: RecordPoint?
    private let configuration: Configuration

    /// - Throws: `.configuration` where `until` is neither a sequence nor a time.
    init(
        _ file: String,
        until: String?,
        _ configuration: Configuration
    ) throws(StartFailure) {
        let isName = !file.contains("/") && BackupFolder.isName(file)
        self.file = isName ? BackupFolder(of: configuration.data).file(file) : file
        self.configuration = configuration
        guard let until else {
            point = nil
            return
        }
        if let sequence = Int(until), sequence >= 0 {
            point = .sequence(sequence)
        } else if let moment = Moment(notation: until) {
            let zone = configuration.timeZone
            point = .time(milliseconds: moment.utc { zone.offset(at: $0) })
        } else {
            throw .configuration([
                Bilingual("\(until) is neither a sequence nor a time", "\(until) 既非序号也非时间")
                    .at("--until")
            ])
        }
    }

    /// Restores, and says what came of it.
    /// - Throws: `.store` with the reason; nothing of the store has changed then.
    func run() throws(StartFailure) -> [String] {
        let restore = StoreRestore(
            file,
            into: configuration.data,
            at: point,
            uid: Int(getuid()),
            now: DayClock(zone: configuration.timeZone).milliseconds
        )
        do throws(StoreError) {
            let restored = try restore.run()
            let aside = restored.aside.map { ["what was there before is in \($0)"] } ?? []
            return [
                "\(configuration.data) is restored up to statement \(restored.kept);"
                    + " the next one is \(restored.sequence + 1)"
            ] + aside
        } catch {
            throw .store("nothing was changed: \(error.explanation)")
        }
    }
}
