/// What a reply waits for.
enum Hold {
    /// Nothing: it shows no state, or one that is on disk.
    case none
    /// That group, because it shows the state after it.
    case reading(Group)
    /// That group, whose batch it is the receipt of.
    case update(Group, batch: Int)

    /// The state that `group` makes, when there is such a group.
    init(showing group: Group?) {
        if let group { self = .reading(group) } else { self = .none }
    }
}
