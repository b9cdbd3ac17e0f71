import Glibc
import Testing

/// What must hold after every attack: alive, no memory and no descriptor lost, nothing changed,
/// others answered, nothing raw in the log.
struct Checker {
    /// The memory that may stay behind.
    static let memoryBytes = 8 * 1_024 * 1_024

    private let daemon: SpawnedDaemon
    private let other: TestClient
    private let residentBytes: Int
    private let descriptorCount: Int
    private let state: [String]

    /// Looks before the attack; `others` are the test's clients that are connected already.
    init(_ daemon: SpawnedDaemon, beside others: Int = 0) throws {
        self.daemon = daemon
        other = try daemon.client()
        // Who waited for the start may have gone without the daemon's having noticed.
        var connected = try Self.connected(other)
        for _ in 0..<500 where connected > others + 1 {
            Pause.milliseconds(20)
            connected = try Self.connected(other)
        }
        try #require(connected == others + 1, "\(connected) connections, \(others + 1) expected")
        state = try Self.state(other)
        descriptorCount = daemon.descriptorCount
        residentBytes = daemon.residentBytes
    }

    /// Looks after it.
    func verify(
        _ attack: String,
        memoryBytes: Int = Self.memoryBytes,
        changes: Bool = false
    ) throws {
        try #require(daemon.isRunning, "\(attack): it died: \(daemon.log)")
        let began = ContinuousClock.now
        #expect(try other.status("ping") == "+PONG", "\(attack)")
        #expect(ContinuousClock.now - began < .seconds(1), "\(attack): another client waits")
        if !changes { #expect(try Self.state(other) == state, "\(attack): the state changed") }
        // A connection that was closed here is gone there a moment later.
        var descriptors = daemon.descriptorCount
        for _ in 0..<100 where descriptors > descriptorCount {
            Pause.milliseconds(20)
            descriptors = daemon.descriptorCount
        }
        #expect(descriptors <= descriptorCount, "\(attack): descriptors are lost")
        var grown = daemon.residentBytes - residentBytes
        for _ in 0..<50 where grown > memoryBytes {
            Pause.milliseconds(20)
            grown = daemon.residentBytes - residentBytes
        }
        #expect(grown <= memoryBytes, "\(attack): \(grown) bytes are lost")
        let isPrintable = daemon.log.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar.value >= 0x20 && scalar.value != 0x7F
        }
        #expect(isPrintable, "\(attack): something raw is in the log")
    }

    /// How many connections are served.
    private static func connected(_ client: TestClient) throws -> Int {
        try client.send("info section=clients\n")
        let row = try client.reply().first { $0.hasPrefix("=clients\tconnected_clients\t") } ?? ""
        return row.split(separator: "\t").dropFirst(2).first.flatMap { Int($0) } ?? -1
    }

    /// The last statement's number and how many objects there are.
    private static func state(_ client: TestClient) throws -> [String] {
        try client.send("info section=store\ninfo section=register\n")
        return try client.reply() + client.reply()
    }
}
