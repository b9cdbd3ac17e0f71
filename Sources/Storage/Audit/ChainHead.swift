/// The last statement of the audit chain, to which the next is chained.
struct ChainHead: Hashable {
    var sequence = 0
    var timeMilliseconds: Int64 = 0
    var hash: Fingerprint
}
