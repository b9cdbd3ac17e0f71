package import Domain
package import Grammar

/// What a derived field may look at beside its object: the register, the day, who asks.
///
/// Every cell is given one, so that making and handing it on must cost next to nothing.
package struct View: Sendable {
    package let register: Register
    package let day: Day
    /// A reader sees no pupil's name.
    package let role: Role
    /// What knows the rules in force, for fields that follow from them; nil where none is at hand.
    let rules: (any RuledFields)?

    package init(
        register: Register,
        day: Day,
        role: Role = .reader,
        rules: (any RuledFields)? = nil
    ) {
        self.register = register
        self.day = day
        self.role = role
        self.rules = rules
    }
}

/// What follows for an object from the rules in force, which are not Notation's to read.
package protocol RuledFields: AnyObject, Sendable {
    /// The last day of the ban that follows from a participation; nil where none does.
    func banEnd(of record: IntegrityRecord) -> Day?
}
