import Domain
import Synchronization

/// The desks of one scheme: who settles takes one and hands it back, so that what one statement has
/// come by serves the next one.
final class SettlementDesks: Sendable {
    private let idle = Mutex<[SettlementDesk]>([])

    /// The most that are kept.
    private static let limit = 4

    /// A desk, until nobody refers to the lease any more.
    final class Lease {
        let desk: SettlementDesk
        private let desks: SettlementDesks

        init(_ desks: SettlementDesks) {
            self.desks = desks
            desk = desks.idle.withLock { $0.popLast() } ?? SettlementDesk()
        }

        deinit {
            let desk = desk
            desks.idle.withLock { idle in
                if idle.count < SettlementDesks.limit { idle.append(desk) }
            }
        }
    }
}

/// What a settlement works with, from teacher to teacher, on one thread: its lines' memory, the
/// kinds and the account year that it has come by.
///
/// Unchecked: one settlement at a time has it.
final class SettlementDesk: @unchecked Sendable {
    let kinds = LineKindCache()
    /// Empty, with room for the next teacher's.
    private var lines: [SettledLine] = []
    private var titles: [UInt64] = []
    private var isAtWork = false
    /// By a line's place.
    private var reasons: [Int: [CreditReason]] = [:]
    /// The account year last asked for and its days.
    private var lastYear: (first: Int32, last: Int32, year: Int) = (0, -1, 0)

    /// Room for the lines of another statement, which nobody else refers to.
    func begin() -> [SettledLine] {
        precondition(!isAtWork, "one statement after the other")
        isAtWork = true
        kinds.begin()
        if !reasons.isEmpty { reasons.removeAll() }
        var room: [SettledLine] = []
        swap(&room, &lines)
        return room
    }

    /// Takes the room back.
    func end(_ room: consuming [SettledLine]) {
        room.removeAll(keepingCapacity: true)
        lines = room
        isAtWork = false
    }

    func note(_ reason: CreditReason, at place: Int) {
        reasons[place, default: []].append(reason)
    }

    func reasons(of line: SettledLine) -> [CreditReason] {
        reasons[line.place] ?? []
    }

    /// The account year in which a line of that day counts; most are of the one asked for last.
    func year(of day: Int32, _ cycle: CreditCycle) -> Int {
        if day >= lastYear.first, day <= lastYear.last { return lastYear.year }
        let number = cycle.number(of: Day(daysSinceEpoch: day))
        if let days = cycle.year(number), let last = days.last {
            lastYear = (days.first.daysSinceEpoch, last.daysSinceEpoch, number)
        }
        return number
    }

    /// Whether two lines that count have one title; mostly every title is another one.
    func hasTwins(_ lines: [SettledLine]) -> Bool {
        titles.removeAll(keepingCapacity: true)
        for place in lines.indices where lines[place].state == .counted {
            let title = lines[place].packed.title
            if title != .none { titles.append(title.bits) }
        }
        if titles.count > Self.few { titles.sort() }
        return titles.withUnsafeBufferPointer { titles in
            guard titles.count <= Self.few else {
                return zip(titles, titles.dropFirst()).contains { $0 == $1 }
            }
            // All with all: the processor takes four at a time, and they lie in a few lines.
            for place in titles.indices {
                let title = titles[place]
                var twins: UInt64 = 0
                for other in (place + 1)..<titles.count {
                    twins |= titles[other] == title ? 1 : 0
                }
                if twins != 0 { return true }
            }
            return false
        }
    }

    private static let few = 64
}
