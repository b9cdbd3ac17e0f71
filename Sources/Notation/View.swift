package import Domain
package import Grammar

/// What a derived field may look at beside its object: the register, the day, who asks.
package struct View: Sendable {
    package let register: Register
    package let day: Day
    /// A reader sees no pupil's name.
    package let role: Role
    /// The last day of the ban that follows from a participation, where the rules are at hand.
    package let banEnd: @Sendable (IntegrityRecord) -> Day?

    package init(
        register: Register,
        day: Day,
        role: Role = .reader,
        banEnd: @escaping @Sendable (IntegrityRecord) -> Day? = { _ in nil }
    ) {
        self.register = register
        self.day = day
        self.role = role
        self.banEnd = banEnd
    }
}
