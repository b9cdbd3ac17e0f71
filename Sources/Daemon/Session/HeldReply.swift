/// A reply that is written and waits for the disk, or behind one that does.
struct HeldReply {
    /// What it depends on.
    enum Kind: Equatable {
        /// It depends on nothing.
        case plain
        /// It shows a state that is not on disk.
        case reading
        /// It is the receipt of that batch of the group.
        case update(batch: Int)
    }

    /// The group that it waits for; that of the reply before it when it depends on nothing.
    let ticket: Int
    let kind: Kind
    let exchange: Exchange
    /// Where it ends among the held bytes, counted from the connection's first.
    let end: Int
}
