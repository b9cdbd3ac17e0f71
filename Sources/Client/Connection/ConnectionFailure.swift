internal import Glibc
internal import Grammar

/// Says why there is no connection, and what to do about it.
enum ConnectionFailure {
    /// The message for an error number of `socket` or `connect`.
    static func error(_ number: Int32, path: String) -> ClientError {
        .cannotConnect(message(number, path: path))
    }

    private static func message(_ number: Int32, path: String) -> Bilingual {
        switch number {
        case ENOENT, ENOTDIR:
            Bilingual(
                "no socket at \(path): is shixund running? scripts/start starts it",
                "\(path) 没有套接字：shixund 在运行吗？用 scripts/start 启动"
            )
        case ECONNREFUSED:
            isSocket(path)
                ? Bilingual(
                    "nobody listens at \(path): shixund has stopped; scripts/start starts it",
                    "\(path) 无人监听：shixund 已停止；用 scripts/start 启动"
                ) : notSocket(path)
        case ENOTSOCK, EPROTOTYPE, EISDIR: notSocket(path)
        case EACCES, EPERM:
            Bilingual(
                "not permitted to use \(path): it belongs to another user; ask its owner",
                "无权使用 \(path)：它属于别的用户，请联系其所有者"
            )
        case EAGAIN:
            Bilingual(
                "the daemon at \(path) takes no callers: try again later",
                "\(path) 的守护进程暂不接受连接：请稍后再试"
            )
        default:
            Bilingual(
                "cannot connect to \(path): \(systemMessage(number))",
                "无法连接 \(path)：\(systemMessage(number))"
            )
        }
    }

    private static func notSocket(_ path: String) -> Bilingual {
        Bilingual(
            "\(path) is not a socket: name the daemon's with --socket or $SHIXUN_SOCKET",
            "\(path) 不是套接字：请用 --socket 或 $SHIXUN_SOCKET 指定守护进程的套接字"
        )
    }

    private static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }
}
