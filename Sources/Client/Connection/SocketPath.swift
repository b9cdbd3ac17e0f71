internal import Grammar

/// Where the daemon listens.
package struct SocketPath: Sendable, Hashable {
    package let text: String

    /// The longest path that a Unix socket address holds, in bytes.
    package static let limit = 107

    /// `--socket`, `$SHIXUN_SOCKET`, root's own, the session's, else one in /tmp.
    /// - Throws: `cannotConnect` when the path is longer than an address.
    package init(option: String?, environment: Environment) throws(ClientError) {
        let path = option ?? environment["SHIXUN_SOCKET"] ?? Self.usual(in: environment)
        guard !path.isEmpty else {
            throw .usage(Bilingual("--socket needs a path", "--socket 需要路径"))
        }
        guard path.utf8.count <= Self.limit else {
            throw .cannotConnect(
                Bilingual(
                    "the socket's path has \(counted(path.utf8.count, "byte")) and at most "
                        + "\(Self.limit) "
                        + "fit: choose a shorter one with --socket or $SHIXUN_SOCKET",
                    "套接字路径有 \(path.utf8.count) 字节，最多 \(Self.limit) 字节："
                        + "请用 --socket 或 $SHIXUN_SOCKET 换一个短的"
                )
            )
        }
        text = path
    }

    /// The end of the path by which it is known: two components, or the last one after an ellipsis,
    /// cut only where it is wider than `limit` columns itself.
    package func short(limit: Int) -> String {
        let parts = text.split(separator: "/").suffix(2).map { VisibleText.of(String($0)) }
        let both = parts.joined(separator: "/")
        guard DisplayWidth.of(both) > limit, let last = parts.last else { return both }
        let named = "…/" + last
        guard DisplayWidth.of(named) > limit else { return named }
        var end = Substring(last)
        while DisplayWidth.of(end) >= limit { end.removeFirst() }
        return "…" + end
    }

    private static func usual(in environment: Environment) -> String {
        if environment.userID == 0 { return "/run/shixun/shixun.sock" }
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") {
            return runtime + "/shixun.sock"
        }
        return "/tmp/shixun-\(environment.userID)/shixun.sock"
    }
}
