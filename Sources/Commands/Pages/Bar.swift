/// A bar of blocks for a terminal.
enum Bar {
    /// One block a thing: `████░░` is four of six.
    static func text(_ have: Int, of count: Int) -> String {
        String(repeating: "█", count: max(0, have))
            + String(repeating: "░", count: max(0, count - have))
    }
}
