import Foundation
import Support

/// A `shixund` in a process of its own, so that its memory and its descriptors can be counted.
final class SpawnedDaemon {
    /// Why there is none.
    enum Failure: Error {
        case noProgram(String)
        case noAnswer(log: String)
    }

    let folder: String
    let processID: pid_t
    /// Its status once it has ended.
    private var status: Int32?

    /// Starts it with a configuration, in a new folder, and waits until it answers.
    init(configuration: String = "") throws {
        folder = "/tmp/shixun-abuse-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let schemes = Repository.root.appendingPathComponent("etc/schemes").path
        try configuration.write(toFile: folder + "/conf", atomically: false, encoding: .utf8)
        let arguments = [
            try Self.program(),
            "--config", folder + "/conf", "--socket", folder + "/s", "--data", folder + "/data",
            "--schemes", schemes,
        ]
        processID = try Self.spawn(arguments, log: folder + "/log")
        for _ in 0..<500 {
            if (try? client().status("ping")) == "+PONG" { return }
            Pause.milliseconds(20)
        }
        throw Failure.noAnswer(log: log)
    }

    deinit {
        if isRunning {
            kill(processID, SIGKILL)
            waitpid(processID, nil, 0)
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Beside the tests, where the build puts it.
    private static func program() throws -> String {
        if let named = ProcessInfo.processInfo.environment["SHIXUND"] { return named }
        let program = Repository.root.appendingPathComponent(".build/debug/shixund")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw Failure.noProgram(program.path)
        }
        return program.path
    }

    /// Starts the program with its messages in a file.
    private static func spawn(_ words: [String], log: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 2, log, flags, 0o600)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let result = posix_spawn(&child, words[0], &actions, nil, arguments, environ)
        guard result == 0 else { throw Failure.noProgram(String(cString: strerror(result))) }
        return child
    }

    /// Whether it has not ended.
    var isRunning: Bool {
        guard status == nil else { return false }
        var found: Int32 = 0
        guard waitpid(processID, &found, WNOHANG) == processID else { return true }
        status = found
        return false
    }

    /// What it has logged.
    var log: String {
        (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
    }

    /// A new client.
    func client(timeoutSeconds: Int = 20) throws -> TestClient {
        try TestClient(folder + "/s", timeoutSeconds: timeoutSeconds)
    }

    /// The bytes that it holds in memory.
    var residentBytes: Int {
        let path = "/proc/\(processID)/statm"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let numbers = text.split(separator: " ")
        return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// The descriptors that it has open.
    var descriptorCount: Int {
        let path = "/proc/\(processID)/fd"
        return (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
    }
}
