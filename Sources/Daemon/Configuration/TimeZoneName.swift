import Foundation

/// A time zone that is known to exist.
package struct TimeZoneName: Hashable, Sendable {
    package let identifier: String
    private let zone: TimeZone

    /// Nil when there is no such zone.
    package init?(_ identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    private init(_ identifier: String, or fallback: TimeZone) {
        self.identifier = identifier
        zone = TimeZone(identifier: identifier) ?? fallback
    }

    /// The default; eight hours ahead, without summer time, also where no zone data is.
    package static let shanghai = TimeZoneName(
        "Asia/Shanghai",
        or: TimeZone(secondsFromGMT: 8 * 3_600) ?? .gmt
    )

    /// How far the zone is ahead of UTC at a moment, in seconds.
    func offset(at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
}
