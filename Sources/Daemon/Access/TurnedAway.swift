/// Why nothing of a client is carried out.
enum TurnedAway {
    /// It is one too many.
    case tooMany
    /// The daemon is stopping.
    case stopping
    /// It has no role.
    case stranger
}
