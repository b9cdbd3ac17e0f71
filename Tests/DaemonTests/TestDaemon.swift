import Daemon
import Glibc

/// A daemon of the tests, over a real socket and a real store in a folder of its own.
final class TestDaemon {
    let folder: String
    private(set) var daemon: Daemon?

    /// Starts a daemon in a new folder.
    init(
        _ change: (inout Limits) -> Void = { _ in },
        manager: ServiceManager = .none,
        configure: (inout Configuration) throws -> Void = { _ in }
    ) throws {
        var template = Array("/tmp/shixun-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw StartFailure.store("no folder") }
        folder = String(cString: made)
        try start(change, manager: manager, configure: configure)
    }

    deinit {
        stop()
        let words = ["rm", "-rf", folder]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        var child = pid_t()
        if posix_spawnp(&child, "rm", nil, nil, arguments, environ) == 0 {
            waitpid(child, nil, 0)
        }
        for argument in arguments { free(argument) }
    }

    var socket: String { folder + "/s" }

    var configuration: Configuration {
        Configuration(
            socket: socket,
            data: folder + "/data",
            schemes: folder + "/schemes"
        )
    }

    /// Starts the daemon, again perhaps.
    func start(
        _ change: (inout Limits) -> Void = { _ in },
        manager: ServiceManager = .none,
        configure: (inout Configuration) throws -> Void = { _ in }
    ) throws {
        var configuration = configuration
        change(&configuration.limits)
        try configure(&configuration)
        daemon = try Daemon(configuration, manager: manager)
    }

    /// Stops the daemon and waits for its end.
    func stop() {
        daemon?.stop()
        daemon?.waitUntilStopped()
        daemon = nil
    }

    /// Writes a file of the schemes folder.
    /// - Returns: its path.
    @discardableResult
    func write(scheme name: String, _ text: String) throws -> String {
        mkdir(folder + "/schemes", 0o700)
        let path = folder + "/schemes/\(name).scheme"
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw StartFailure.store("no file \(path)") }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        _ = Glibc.write(descriptor, bytes, bytes.count)
        return path
    }

    /// A new client.
    func client() throws -> TestClient {
        let client = try TestClient(socket)
        client.daemon = self
        return client
    }

    /// A statement that adds a unit.
    static func unit(_ id: String, _ name: String = "河图小学") -> String {
        "unit add \(id) name=\(name) kind=primary"
    }
}
