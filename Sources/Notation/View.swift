package import Domain
package import Grammar

/// What a derived field may look at beside its object: the register, the day, who asks.
package struct View: Sendable {
    package let register: Register
    package let day: Day
    /// A reader sees no pupil's name.
    package let role: Role

    package init(register: Register, day: Day, role: Role = .reader) {
        self.register = register
        self.day = day
        self.role = role
    }
}
