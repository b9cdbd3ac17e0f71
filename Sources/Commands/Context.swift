package import Domain
package import Grammar
import Notation
package import Schemes
package import Statistics

/// All that a command may look at: one state of the register, the day, and who asks.
///
/// A command never touches the register: it returns its reply and the changes it proposes. A class,
/// so that a statement's scope refers to it instead of copying it.
package final class Context: Sendable {
    package let register: Register
    /// What is on disk, where a transaction has staged changes on top of it; else nil.
    package let durable: Register?
    /// Today in the configured time zone.
    package let today: Day
    package let language: Language
    package let role: Role
    package let surroundings: Surroundings
    /// What the archive answered, where the statement asked it.
    package let found: ArchiveAnswer?

    package init(
        register: Register,
        durable: Register? = nil,
        today: Day,
        language: Language,
        role: Role,
        surroundings: Surroundings,
        found: ArchiveAnswer? = nil
    ) {
        self.found = found
        self.register = register
        self.durable = durable
        self.today = today
        self.language = language
        self.role = role
        self.surroundings = surroundings
    }

    /// The same context with what the archive answered.
    func informed(of found: ArchiveAnswer) -> Context {
        with(register, durable: durable, found: found)
    }

    /// The same context on another state: nothing is staged on it, and nothing was asked about it.
    package func on(_ register: Register) -> Context {
        with(register, durable: nil, found: nil)
    }

    /// Finds who was settled in the closed years of another state, before anybody asks there.
    package func prepareClosedYears(on register: Register) {
        let (before, after) = (self.register.index.editions, register.index.editions)
        guard before.ledger.seals !== after.ledger.seals else { return }
        CreditQuestion(self, register: register).findSettledYears()
    }

    /// The same day, language, role and surroundings.
    private func with(
        _ register: Register,
        durable: Register?,
        found: ArchiveAnswer?
    ) -> Context {
        Context(
            register: register,
            durable: durable,
            today: today,
            language: language,
            role: role,
            surroundings: surroundings,
            found: found
        )
    }
}

/// What a command needs of the world outside the register; the daemon, or a test, gives it.
///
/// A class, since every statement's context refers to it.
package final class Surroundings: Sendable {
    /// A scheme file as read.
    package struct SchemeFile: Sendable {
        /// The path as users are told it.
        package let path: String
        package let text: String

        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// Reads a scheme file from the configured folder; refuses paths outside it.
    package let readScheme: @Sendable (_ path: String) -> Result<SchemeFile, Refusal>
    /// SHA-256 of a text, in hexadecimal.
    package let digest: @Sendable (_ text: String) -> String
    /// How far the configured time zone is ahead of UTC at a moment, both in seconds.
    package let utcOffset: @Sendable (_ seconds: Int) -> Int

    /// When the day of a moment began, in milliseconds since 1970 like the moment.
    var dayStart: @Sendable (_ milliseconds: Int64) -> Int64 {
        { [utcOffset] milliseconds in
            let day: Int64 = 86_400_000
            // Far beyond any clock: a moment of the end of time is none that was recorded.
            let moment = min(max(milliseconds, -1 << 52), 1 << 52)
            let ahead = Int64(utcOffset(Int(moment / 1_000))) * 1_000
            let local = moment + ahead
            let rest = local % day
            return moment - (rest < 0 ? rest + day : rest)
        }
    }
    /// How long work is done in two halves.
    let halves: Halves
    /// The schemes that were read already.
    package let book = SchemeBook.shared
    /// What schools reached in each test, as far as it was asked before.
    package let standing = StandingTargets()
    /// What teachers' credits came to, as far as it was asked before.
    let credits = StandingCredits()
    /// The sheets of lessons that severity is asked of, as far as it was asked before.
    package let sheets = StandingSheets()
    /// Whether results go with the lines of a scheme, as far as it was asked before.
    let lineChecks = LineChecks()
    /// What all teachers of a unit were settled to aside, for the statement that asked for it.
    let settledAside = SettledAside()
    /// Who was settled in closed years, as far as it was asked before.
    let settledYears = SettledYears()
    /// Which schemes about credits were in force, as far as it was asked before.
    let rulings = CreditRulings()

    package init(
        readScheme: @escaping @Sendable (String) -> Result<SchemeFile, Refusal>,
        digest: @escaping @Sendable (String) -> String,
        utcOffset: @escaping @Sendable (Int) -> Int,
        halves: Halves = .inTurn
    ) {
        self.readScheme = readScheme
        self.digest = digest
        self.utcOffset = utcOffset
        self.halves = halves
    }

    /// Lets go of the states of the register that answers were found in.
    package func forgetStates() {
        credits.forget()
        settledAside.forget()
    }

    /// Lets go of what is known of states of the register but the last ones.
    package func forgetEarlierStates() {
        settledYears.forgetEarlier()
    }

    /// A moment in UTC as the configured zone's clocks show it.
    func text(of milliseconds: Int64) -> String {
        Moment.text(utc: milliseconds, offset: utcOffset(Int(milliseconds / 1_000)))
    }
}
