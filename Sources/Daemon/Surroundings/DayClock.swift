import Domain
import Glibc

/// The time, and what day it is where the school is; read once a turn of the loop.
///
/// A class because every session looks at the same one. It belongs to the loop.
final class DayClock {
    /// How long a computed day is trusted, so that a change of the zone's offset is noticed.
    private static let trustedSeconds = 900

    private var zone: TimeZoneName
    /// The day that tests take for today; nil is the real one.
    private let fixed: Day?
    private var trusted = 0..<0
    /// Milliseconds since 1970, UTC.
    private(set) var milliseconds: Int64 = 0
    private(set) var today = Day(daysSinceEpoch: 0)

    /// Makes a clock that has been read.
    init(zone: TimeZoneName, fixed: Day? = nil) {
        self.zone = zone
        self.fixed = fixed
        _ = read()
    }

    /// Counts days in another zone from now on.
    func adopt(_ zone: TimeZoneName) {
        self.zone = zone
        trusted = 0..<0
        _ = read()
    }

    /// Reads the clock.
    /// - Returns: whether the day is another one now.
    func read() -> Bool {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        milliseconds = Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec / 1_000_000)
        guard !trusted.contains(time.tv_sec) else { return false }
        let before = today
        set(seconds: time.tv_sec)
        return today != before
    }

    private func set(seconds: Int) {
        let offset = zone.offset(at: seconds)
        let local = seconds + offset
        let number = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        today = fixed ?? Day(daysSinceEpoch: Int32(clamping: number))
        let midnight = (number + 1) * 86_400 - offset
        trusted = seconds..<min(midnight, seconds + Self.trustedSeconds)
    }
}
