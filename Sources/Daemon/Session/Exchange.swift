import Wire

/// One statement being answered: in which dialect, under which tag.
struct Exchange {
    let dialect: Dialect
    let tag: String?

    /// Whether it is a RESP request.
    var isRESP: Bool {
        switch dialect {
        case .resp: true
        case .native: false
        }
    }
}
