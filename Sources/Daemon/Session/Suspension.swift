/// What a session waits for before it runs anything more: the archive's answer, what another
/// thread makes, or its turn to change the head.
struct Suspension {
    /// The bytes of the requests that are kept for it.
    let bytes: Int
    /// Its place among those who wait for their turn; nil where it waits for something else, which
    /// is not broken off.
    var turn: Turn?

    /// A place among those who wait for their turn, and what is answered if it is given up.
    struct Turn {
        let ticket: Int
        let exchange: Exchange
    }
}
