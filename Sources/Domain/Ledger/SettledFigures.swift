/// A teacher's figures of an account year as they were when it was closed: line by line, and what
/// each requirement came to.
///
/// With them a closed year keeps every figure after a later change of rules, projects or roster.
///
/// Source: issue 6.
package struct SettledFigures: Hashable, Sendable {
    /// What became of a line of the ledger.
    package struct Line: Hashable, Sendable {
        /// Whether it gave anything.
        package enum State: String, CaseIterable, Sendable {
            case counted
            case pending
            case notCounted = "not-counted"
        }

        package let entry: EntryID
        package let state: State
        package let dimension: String?
        /// In hundredths, after caps.
        package let hours: Int
        /// In units of the scheme, before caps and after them.
        package let rawCredits: Int
        package let credits: Int

        package init(
            entry: EntryID,
            state: State,
            dimension: String?,
            hours: Int,
            rawCredits: Int,
            credits: Int
        ) {
            self.entry = entry
            self.state = state
            self.dimension = dimension
            self.hours = hours
            self.rawCredits = rawCredits
            self.credits = credits
        }
    }

    /// What a minimum or a block came to.
    package struct Requirement: Hashable, Sendable {
        package let name: String
        package let isCycle: Bool
        /// In hundredths of an hour or in units of the scheme.
        package let have: Int
        /// Nil where the scheme left it unset.
        package let need: Int?
        /// The days served of those of the span, where the scheme prorates.
        package let served: Int?
        package let days: Int?
        /// What other minima gave it, by their names.
        package let received: [Transfer]

        /// An amount that another minimum gave.
        package struct Transfer: Hashable, Sendable {
            package let name: String
            /// As `have`: in hundredths of an hour or in units of the scheme; over 0.
            package let amount: Int

            package init(name: String, amount: Int) {
                self.name = name
                self.amount = amount
            }
        }

        package init(
            name: String,
            isCycle: Bool,
            have: Int,
            need: Int?,
            served: Int?,
            days: Int?,
            received: [Transfer]
        ) {
            self.name = name
            self.isCycle = isCycle
            self.have = have
            self.need = need
            self.served = served
            self.days = days
            self.received = received
        }
    }

    /// How many units made one credit then.
    package var scale: Int
    /// The exemption that applied; nil where none did.
    package var exempt: String?
    /// What the teacher taught then.
    package var subjects: [String]
    package var lines: [Line]
    package var requirements: [Requirement]

    package init(
        scale: Int,
        exempt: String?,
        subjects: [String],
        lines: [Line],
        requirements: [Requirement]
    ) {
        self.scale = scale
        self.exempt = exempt
        self.subjects = subjects
        self.lines = lines
        self.requirements = requirements
    }
}

// One text for each, so that a store and a dump write the same.
extension SettledFigures.Line {
    /// As in `H-12 counted 600 72000 60000 学科教学`.
    package var text: String {
        let head = "\(entry.text) \(state.rawValue) \(hours) \(rawCredits) \(credits)"
        return dimension.map { "\(head) \($0)" } ?? head
    }

    package init?(text: String) {
        let parts = text.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count >= 5, EntryID.isValid(String(parts[0])),
            let state = State(rawValue: String(parts[1])), let hours = Int(parts[2]),
            let raw = Int(parts[3]), let credits = Int(parts[4])
        else { return nil }
        self.init(
            entry: EntryID(String(parts[0])),
            state: state,
            dimension: parts.count > 5 ? String(parts[5]) : nil,
            hours: hours,
            rawCredits: raw,
            credits: credits
        )
        guard self.text == text else { return nil }
    }
}

extension SettledFigures.Requirement {
    /// As in `year 5800 6400 - - 总学时`, then for each transfer a tab, the amount and the name.
    package var text: String {
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "-" }
        let span = isCycle ? "cycle" : "year"
        let head = "\(span) \(have) \(number(need)) \(number(served)) \(number(days)) \(name)"
        return received.reduce(head) { $0 + "\t\($1.amount) \($1.name)" }
    }

    package init?(text: String) {
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
        let parts = fields[0].split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "year" || parts[0] == "cycle",
            let have = Int(parts[1])
        else { return nil }
        var received: [Transfer] = []
        for field in fields.dropFirst() {
            let pair = field.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let amount = Int(pair[0]) else { return nil }
            received.append(Transfer(name: String(pair[1]), amount: amount))
        }
        self.init(
            name: String(parts[5]),
            isCycle: parts[0] == "cycle",
            have: have,
            need: Int(parts[2]),
            served: Int(parts[3]),
            days: Int(parts[4]),
            received: received
        )
        // What stands there and is no number is not taken for unset.
        guard self.text == text else { return nil }
    }
}
